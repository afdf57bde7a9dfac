package dev.lvjw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version that was built. */
public final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}. */
  public static String text() {
    try (InputStream file = Version.class.getResourceAsStream("version.txt")) {
      if (file == null) {
        throw new IllegalStateException("version.txt is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
