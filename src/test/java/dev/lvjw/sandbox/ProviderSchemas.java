package dev.lvjw.sandbox;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The shapes of both products' answers, written by hand from the public sources and from the
 * onboarding contract: not from our wire records and not from what the sandbox says.
 */
final class ProviderSchemas {
  private static final Path FOLDER = Path.of("src", "test", "resources", "provider-schemas");
  private static final String SUFFIX = ".schema.json";
  private static final String BASE = "https://provider.lvjw.test/";
  private static final Map<String, String> TEXTS = texts();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(TEXTS));

  private ProviderSchemas() {}

  /**
   * Fails the test unless the text is one JSON value of the shape.
   *
   * @param name such as {@code lever/offer}
   */
  static void assertValid(String name, String json) {
    List<String> problems = problems(name, json);
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "no " + name + ":\n  " + String.join("\n  ", problems) + "\n" + json);
    }
  }

  static List<String> problems(String name, String json) {
    if (!TEXTS.containsKey(BASE + name + SUFFIX)) {
      throw new AssertionError("there is no schema " + name);
    }
    return REGISTRY
        .getSchema(SchemaLocation.of(BASE + name + SUFFIX))
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  static List<String> names() {
    return TEXTS.keySet().stream()
        .map(uri -> uri.substring(BASE.length(), uri.length() - SUFFIX.length()))
        .toList();
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
        String name = FOLDER.relativize(file).toString().replace('\\', '/');
        texts.put(BASE + name, Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
