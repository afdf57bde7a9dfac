package dev.lvjw.app;

import dev.lvjw.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/**
 * A text that must not stand among the arguments of a process, where others can read it: from a
 * file, from stdin, or typed without echo.
 */
final class Incoming {
  /** More is no key and no address. */
  private static final int LONGEST = 65_536;

  private static final String STDIN = "-";

  private final Workspace workspace;

  Incoming(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * @param source the path of a file, or {@code -} for stdin
   * @param what it is, as the question to a person
   * @param option that takes the source
   * @throws Failure (usage) when nothing comes in
   */
  String secret(String source, String what, String option) {
    if (source.equals(STDIN) && workspace.prompter().interactive()) {
      return workspace
          .prompter()
          .askSecret(what + ":", option + " FILE")
          .orElseThrow(() -> nothing(what, option));
    }
    return read(source, what, option);
  }

  /** The same with echo: what an address line shows is no secret to the person who copies it. */
  String text(String source, String what, String option) {
    if (source.equals(STDIN) && workspace.prompter().interactive()) {
      return workspace
          .prompter()
          .ask(what + ":", option + " FILE")
          .orElseThrow(() -> nothing(what, option));
    }
    return read(source, what, option);
  }

  private String read(String source, String what, String option) {
    try {
      String text =
          new String(
              source.equals(STDIN) ? bytes(workspace.host().in()) : bytesOf(source, option),
              StandardCharsets.UTF_8);
      return Optional.of(text.strip())
          .filter(stripped -> !stripped.isEmpty())
          .orElseThrow(() -> nothing(what, option));
    } catch (IOException e) {
      throw nothing(what, option).causedBy(e);
    }
  }

  /** The name itself isn't repeated: it may be the secret, put in the wrong place. */
  private byte[] bytesOf(String path, String option) throws IOException {
    try (InputStream in = Files.newInputStream(workspace.host().workingDirectory().resolve(path))) {
      return bytes(in);
    } catch (IOException | InvalidPathException e) {
      throw Failure.usage(
              "The file that " + option + " names can't be read.",
              "pipe it in: " + option + " - < FILE")
          .causedBy(e);
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    return in.readNBytes(LONGEST);
  }

  private static Failure nothing(String what, String option) {
    return Failure.usage(what + ": nothing came in.", option + " FILE, or " + option + " - < FILE");
  }
}
