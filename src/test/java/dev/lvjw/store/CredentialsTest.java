package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.store.Credentials.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final Instant NOW = TestHost.START;
  private static final Login LOGIN =
      new Login(
          "access-1",
          Optional.of("refresh-1"),
          NOW.plus(Duration.ofHours(1)),
          NOW,
          NOW,
          List.of("offline_access", "offers:read:admin"),
          Optional.of("account-1"),
          "app");

  @TempDir Path home;
  private TestHost host;
  private Path file;

  @BeforeEach
  void host() {
    host = new TestHost(home).env("LVJW_HOME", "lvjw");
    file = Places.of(host, "default").credentials();
  }

  private Credentials credentials() {
    return credentials("default");
  }

  private Credentials credentials(String profile) {
    return Credentials.open(host, Places.of(host, profile), profile);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void keepsLoginsPerProviderAndProfile() {
    assertThat(credentials().login("lever")).isEmpty();
    credentials().saveLogin("lever", LOGIN);
    credentials("other").saveSecret(Setting.LEVER_API_KEY, "key");

    assertThat(credentials().login("lever")).contains(LOGIN);
    assertThat(credentials().login("justworks")).isEmpty();
    assertThat(credentials("other").login("lever")).isEmpty();

    credentials().removeLogin("lever");
    credentials().removeLogin("lever");
    assertThat(credentials().login("lever")).isEmpty();
    assertThat(credentials("other").secret(Setting.LEVER_API_KEY)).contains("key");
  }

  @Test
  void changesTheLoginThatIsThereAndBringsNoneBack() {
    assertThat(credentials().updateLogin("lever", login -> LOGIN)).isEmpty();
    assertThat(credentials().login("lever")).isEmpty();

    credentials().saveLogin("lever", LOGIN);
    Optional<Login> changed =
        credentials().updateLogin("lever", login -> login.withAccount(Optional.of("Cedar")));
    assertThat(changed).contains(LOGIN.withAccount(Optional.of("Cedar")));
    assertThat(credentials().login("lever")).isEqualTo(changed);
  }

  /** Without the lock around read and write one of the changes would be lost. */
  @Test
  void losesNoChangeAmongMany() throws Exception {
    credentials().saveLogin("lever", LOGIN.withAccount(Optional.of("")));
    Callable<Optional<Login>> change =
        () ->
            credentials()
                .updateLogin(
                    "lever",
                    login -> login.withAccount(login.account().map(account -> account + "x")));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Optional<Login>> done : threads.invokeAll(Collections.nCopies(20, change))) {
        assertThat(done.get()).isPresent();
      }
    }
    assertThat(credentials().login("lever").orElseThrow().account()).contains("x".repeat(20));
  }

  @Test
  void keepsALoginWithoutOptionalParts() {
    Login bare =
        new Login("a", Optional.empty(), NOW, NOW, NOW, List.of(), Optional.empty(), "app");
    credentials().saveLogin("lever", bare);
    assertThat(credentials().login("lever")).contains(bare);
    assertThat(bare.dead(NOW)).isTrue();
    assertThat(LOGIN.dead(NOW.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void readsAFileThatDoesNotSayWhenTheLoginBegan() throws IOException {
    credentials().saveLogin("lever", LOGIN);
    String file = Files.readString(this.file);
    Files.writeString(
        this.file, file.replaceAll("(?m)^.*\"(refreshedAt|refreshTokenAt|connectedAt)\".*\\R", ""));
    Login read = credentials().login("lever").orElseThrow();
    assertThat(read.refreshedAt()).isEqualTo(LOGIN.accessExpiresAt());
    assertThat(read.refreshTokenAt()).isEqualTo(LOGIN.accessExpiresAt());
    assertThat(read.connectedAt()).isEqualTo(LOGIN.accessExpiresAt());
    assertThat(read.refreshToken()).isEqualTo(LOGIN.refreshToken());
  }

  @Test
  void createsThingsPrivateFromTheStart() throws IOException {
    credentials().saveLogin("lever", LOGIN);
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.resolveSibling("credentials.json.lock"))).isEqualTo("rw-------");
    assertThat(mode(file.getParent())).isEqualTo("rwx------");
  }

  /** The temporary file is seen while it is written: never readable by others, not even empty. */
  @Test
  void writesThroughATemporaryFileThatIsPrivate() throws IOException {
    Path target = home.resolve("folder/file");
    Path temporary = home.resolve("folder/file.tmp");
    PrivateFiles.replace(
        target,
        out -> {
          assertThat(mode(temporary)).isEqualTo("rw-------");
          assertThat(target).doesNotExist();
          out.write('x');
        });
    assertThat(target).hasContent("x");
    assertThat(temporary).doesNotExist();
  }

  @Test
  void keepsTheOldFileWhenTheDiskIsFull() throws IOException {
    Path target = home.resolve("file");
    Files.writeString(target, "old");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () ->
                PrivateFiles.replace(
                    target,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      out.flush();
                      throw new IOException("No space left on device");
                    }))
        .matches(failure -> failure.exit() == ExitCode.LOCAL_DATA);
    assertThat(target).hasContent("old");
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void overwritesWhatAKilledRunLeft() throws IOException {
    credentials().saveLogin("lever", LOGIN);
    Path left = file.resolveSibling("credentials.json.tmp");
    Files.writeString(left, "{\"half");
    credentials().saveSecret(Setting.LEVER_API_KEY, "key");
    assertThat(left).doesNotExist();
    assertThat(credentials().login("lever")).contains(LOGIN);
  }

  @Test
  void leavesALinkALink() throws IOException {
    Path real = home.resolve("elsewhere.json");
    credentials().saveLogin("lever", LOGIN);
    Files.move(file, real);
    Files.createSymbolicLink(file, real);
    credentials().saveSecret(Setting.LEVER_API_KEY, "key");
    assertThat(file).isSymbolicLink();
    assertThat(Files.readString(real)).contains("access-1", "key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void refusesAFileThatOthersCanReadOrChange(String mode) throws IOException {
    credentials().saveLogin("lever", LOGIN);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    for (Callable<?> use :
        List.<Callable<?>>of(
            () -> credentials().login("lever"),
            () -> credentials().secret(Setting.LEVER_API_KEY),
            () -> {
              credentials().removeLogin("lever");
              return "";
            })) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(use::call)
          .matches(failure -> failure.exit() == ExitCode.LOCAL_DATA)
          .matches(failure -> failure.code().equals("unsafe_credentials"))
          .matches(failure -> failure.next().orElse("").contains("chmod 600 " + file));
    }
    assertThat(Files.readString(file)).contains("access-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"profiles\":{\"default\":{\"logins\":{\"lever\":{\"accessToken\":\"t0ken\"}}}}}",
        "{\"profiles\":{\"default\":{\"logins\":{\"lever\":\"t0ken\"}}}}",
        "{\"profiles\":{\"default\":{\"logins\":\"t0ken\"}}}",
        "{\"t0ken\"",
        "t0ken"
      })
  void saysThatTheFileIsDamagedWithoutQuotingIt(String content) throws IOException {
    credentials().saveLogin("lever", LOGIN);
    Files.writeString(file, content);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> credentials().login("lever"))
        .matches(failure -> failure.code().equals("damaged_file"))
        .matches(failure -> failure.getCause() == null)
        .matches(failure -> failure.message().contains(file.toString()))
        .matches(failure -> !failure.message().contains("t0ken"));
  }

  @Test
  void takesSecretsFromVariableThenFileThenStore() throws IOException {
    Credentials credentials = credentials();
    assertThat(credentials.secret(Setting.LEVER_CLIENT_SECRET)).isEmpty();
    credentials.saveSecret(Setting.LEVER_CLIENT_SECRET, " stored ");
    assertThat(credentials.secret(Setting.LEVER_CLIENT_SECRET)).contains("stored");

    Files.writeString(home.resolve("secret.txt"), "from-file\n");
    host.env("LVJW_LEVER_CLIENT_SECRET_FILE", "secret.txt");
    assertThat(credentials.secret(Setting.LEVER_CLIENT_SECRET)).contains("from-file");

    host.env("LVJW_LEVER_CLIENT_SECRET", "from-variable");
    assertThat(credentials.secret(Setting.LEVER_CLIENT_SECRET)).contains("from-variable");

    host.unsetEnv("LVJW_LEVER_CLIENT_SECRET").unsetEnv("LVJW_LEVER_CLIENT_SECRET_FILE");
    credentials.removeSecret(Setting.LEVER_CLIENT_SECRET);
    assertThat(credentials.secret(Setting.LEVER_CLIENT_SECRET)).isEmpty();
  }

  @Test
  void saysWhichVariableIsWrong() {
    host.env("LVJW_LEVER_API_KEY_FILE", "/nowhere/at/all");
    assertThatThrownBy(() -> credentials().secret(Setting.LEVER_API_KEY))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("LVJW_LEVER_API_KEY_FILE");
    host.env("LVJW_LEVER_API_KEY", "two\nlines");
    assertThatThrownBy(() -> credentials().secret(Setting.LEVER_API_KEY))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("LVJW_LEVER_API_KEY")
        .hasMessageNotContaining("lines");
  }

  @Test
  void showsNoTokens() {
    assertThat(LOGIN.toString()).doesNotContain("access-1", "refresh-1");
  }

  @Test
  void losesNothingWhenManyChangeItAtOnce() throws Exception {
    List<Callable<Void>> writers =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    (Callable<Void>)
                        () -> {
                          credentials("profile-" + number)
                              .saveSecret(Setting.LEVER_API_KEY, "key-" + number);
                          return null;
                        })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(writers)) {
        done.get();
      }
    }
    for (int number = 0; number < 8; number++) {
      assertThat(credentials("profile-" + number).secret(Setting.LEVER_API_KEY))
          .contains("key-" + number);
    }
  }

  @Test
  void readsAgainInsideTheLock() {
    Credentials mine = credentials();
    mine.saveLogin("lever", LOGIN);
    String seen =
        mine.locked(
            () -> {
              credentials().saveSecret(Setting.LEVER_API_KEY, "nested");
              return mine.secret(Setting.LEVER_API_KEY).orElseThrow();
            });
    assertThat(seen).isEqualTo("nested");
  }
}
