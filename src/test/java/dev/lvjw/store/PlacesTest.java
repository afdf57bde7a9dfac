package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  @TempDir Path home;

  @Test
  void followsTheXdgDefaults() {
    Places places = Places.of(new TestHost(home), "default");
    assertThat(places.config()).isEqualTo(home.resolve(".config/lvjw/config.json"));
    assertThat(places.credentials()).isEqualTo(home.resolve(".config/lvjw/credentials.json"));
    assertThat(places.database()).isEqualTo(home.resolve(".local/state/lvjw/default/lvjw.db"));
    assertThat(places.runLock()).isEqualTo(home.resolve(".local/state/lvjw/default/run.lock"));
    assertThat(places.logs()).isEqualTo(home.resolve(".local/state/lvjw/default/logs"));
    assertThat(places.cache()).isEqualTo(home.resolve(".cache/lvjw"));
  }

  @Test
  void followsTheXdgVariablesButNotRelativeOnes() {
    TestHost host =
        new TestHost(home).env("XDG_CONFIG_HOME", "/etc/me").env("XDG_STATE_HOME", "relative");
    Places places = Places.of(host, "p");
    assertThat(places.config()).isEqualTo(Path.of("/etc/me/lvjw/config.json"));
    assertThat(places.database()).isEqualTo(home.resolve(".local/state/lvjw/p/lvjw.db"));
  }

  @Test
  void putsEverythingIntoOneFolder() {
    Places places = Places.of(new TestHost(home).env("LVJW_HOME", "here"), "test-1");
    Path here = home.resolve("here");
    assertThat(places)
        .isEqualTo(
            new Places(
                here.resolve("config.json"),
                here.resolve("credentials.json"),
                here.resolve("test-1/lvjw.db"),
                here.resolve("test-1/logs"),
                here.resolve("cache")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "Default", "a b", "ä"})
  void refusesOtherNamesOfProfiles(String name) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Places.of(new TestHost(home), name))
        .matches(failure -> failure.exit() == ExitCode.USAGE);
  }
}
