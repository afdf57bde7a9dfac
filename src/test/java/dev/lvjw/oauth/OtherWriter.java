package dev.lvjw.oauth;

import dev.lvjw.TestHost;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a login without lvjw's lock, as a program that knows none would. */
final class OtherWriter {
  private OtherWriter() {}

  static void write(Path home, Login login) {
    TestHost aside = new TestHost(home).env("LVJW_HOME", "aside");
    Credentials prepared = Credentials.open(aside, Places.of(aside, "default"), "default");
    prepared.saveLogin("lever", login);
    Path target = Places.of(new TestHost(home), "default").credentials();
    try {
      Files.move(prepared.file(), target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
