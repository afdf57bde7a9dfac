package dev.lvjw.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for secrets in everything that runs of the black-box suite wrote: both streams, files other
 * than {@code credentials.json}, arguments of processes. The secrets are those that the runs were
 * given, kept or were sent: of variables, of credentials files, of addresses a browser was sent to.
 */
final class Leaks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECRET_VARIABLE =
      Pattern.compile("LVJW_.*(_SECRET|_API_KEY|_SIGNATURE_TOKEN|_PASSWORD)");
  private static final String KEEPER = "credentials.json";

  /** Shorter ones would be found by chance. */
  private static final int SHORTEST = 12;

  /** Of the whole suite: what one test's run was sent must not turn up in another's either. */
  private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();

  /** The sandbox's own output is the set-up that a test asks it for. */
  private static final Set<String> GIVES_SECRETS = Set.of("sandbox");

  /** Another secret. */
  static void met(String secret) {
    if (secret.length() >= SHORTEST) {
      SECRETS.add(secret);
    }
  }

  /** Remembers the secrets of an environment and of the credentials files below a home. */
  void know(Map<String, String> environment, Path home) {
    environment.forEach(
        (name, value) -> {
          if (SECRET_VARIABLE.matcher(name).matches()) {
            met(value);
          }
        });
    for (Path file : files(home)) {
      if (file.endsWith(KEEPER)) {
        collect(file);
      }
    }
  }

  void search(Outcome outcome) {
    if (outcome.command().stream().noneMatch(GIVES_SECRETS::contains)) {
      search(outcome.out() + outcome.err(), "the output of " + outcome.command());
    }
  }

  void search(SeenArguments arguments) {
    arguments.lines().forEach(line -> search(line, "the arguments of a process"));
  }

  void searchFiles(Path home) {
    for (Path file : files(home)) {
      if (!file.endsWith(KEEPER) && !file.endsWith(KEEPER + ".tmp") && !isLibrary(file)) {
        search(read(file), file.toString());
      }
    }
  }

  /** SQLite's own, unpacked as it came: megabytes that lvjw has no say in. */
  private static boolean isLibrary(Path file) {
    return file.getFileName().toString().matches(".*\\.(so|dylib|dll)");
  }

  private static void search(String text, String where) {
    // Never the secret itself: this goes to a log.
    if (SECRETS.stream().anyMatch(text::contains)) {
      throw new AssertionError("a token, secret, key or code in " + where);
    }
  }

  private static void collect(Path file) {
    try {
      texts(JSON.readTree(read(file)));
    } catch (JsonProcessingException e) {
      // A test damaged it on purpose.
    }
  }

  private static void texts(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      boolean secret = field.getKey().matches("accessToken|refreshToken");
      if (secret && field.getValue().isTextual()) {
        met(field.getValue().asText());
      } else if (field.getKey().equals("secrets")) {
        field.getValue().forEach(value -> met(value.asText()));
      } else {
        texts(field.getValue());
      }
    }
  }

  private static List<Path> files(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a run removes its files meanwhile; the search at the end sees the rest
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
