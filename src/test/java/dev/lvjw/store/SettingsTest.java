package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.OwnRule;
import dev.lvjw.store.Settings.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path home;
  private TestHost host;
  private Places places;

  @BeforeEach
  void host() {
    host = new TestHost(home).env("LVJW_HOME", "lvjw");
    places = Places.of(host, "default");
  }

  private Settings settings() {
    return Settings.load(host, places, "default");
  }

  private void file(String content) throws IOException {
    Files.createDirectories(places.config().getParent());
    Files.writeString(places.config(), content);
  }

  @ParameterizedTest
  @CsvSource({
    "LEVER_API_URL, LVJW_LEVER_API_URL",
    "NOTIFY_SMTP_HOST, LVJW_NOTIFY_SMTP_HOST",
    "JUSTWORKS_ONBOARDING_URL, LVJW_JUSTWORKS_ONBOARDING_URL",
    "LEVER_PKCE, LVJW_LEVER_PKCE",
    "LEVER_REDIRECT_URI, LVJW_LEVER_REDIRECT_URI"
  })
  void namesItsVariable(Setting setting, String variable) {
    assertThat(setting.variable()).isEqualTo(variable);
  }

  @Test
  void aRuleOfTheMappingIsAnObjectInTheFile() throws IOException {
    OwnRule rule =
        new OwnRule(
            Optional.of(List.of("offer:Cost centre")), Map.of("Köln", "Cologne"), Optional.empty());
    settings().setRule(FieldName.OFFICE, rule);
    assertThat(Files.readString(places.config())).containsPattern("\"mapping.office\"\\s*:\\s*\\{");
    assertThat(settings().ownRule(FieldName.OFFICE)).isEqualTo(rule);
    assertThat(settings().mapping().rule(FieldName.OFFICE).from())
        .extracting(origin -> origin.text())
        .containsExactly("offer:Cost centre");
    settings().setRule(FieldName.OFFICE, OwnRule.NONE);
    assertThat(settings().origin(Setting.ofMapping(FieldName.OFFICE))).isEqualTo(Origin.UNSET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"mapping.office\":{\"form\":[\"offer\"]}}",
        "{\"mapping.office\":{\"from\":\"offer\"}}",
        "{\"mapping.office\":{\"map\":{\"a\":1}}}",
        "{\"mapping.office\":{\"from\":[\"resume\"]}}",
        "{\"mapping.office\":\"offer\"}",
      })
  void aRuleThatCannotBeUsedSaysWhatMendsIt(String profile) throws IOException {
    file("{\"profiles\":{\"default\":" + profile + "}}");
    Failure failure = catchThrowableOfType(Failure.class, () -> settings().mapping());
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.message()).contains("mapping.office");
    assertThat(failure.next()).hasValue("lvjw mapping set office --default");
  }

  @Test
  void prefersEnvironmentToProfileToDefault() {
    Settings settings = settings();
    assertThat(settings.get(Setting.LEVER_RATE)).isEqualTo("10");
    assertThat(settings.origin(Setting.LEVER_RATE)).isEqualTo(Origin.DEFAULT);

    settings.set(Setting.LEVER_RATE, " 5 ");
    assertThat(settings.number(Setting.LEVER_RATE)).isEqualTo(5);
    assertThat(settings.origin(Setting.LEVER_RATE)).isEqualTo(Origin.PROFILE);

    host.env("LVJW_LEVER_RATE", "7");
    assertThat(settings.number(Setting.LEVER_RATE)).isEqualTo(7);
    assertThat(settings.origin(Setting.LEVER_RATE)).isEqualTo(Origin.ENVIRONMENT);

    host.env("LVJW_LEVER_RATE", "");
    settings.unset(Setting.LEVER_RATE);
    assertThat(settings().number(Setting.LEVER_RATE)).isEqualTo(10);
    assertThat(settings.origin(Setting.NOTIFY_TO)).isEqualTo(Origin.UNSET);
  }

  @Test
  void keepsWhatItSetsInAPrivateFileForTheNextRun() throws IOException {
    settings().set(Setting.NOTIFY_TO, "hr@example.test, boss@example.test");
    assertThat(settings().emails(Setting.NOTIFY_TO))
        .containsExactly("hr@example.test", "boss@example.test");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.config())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(places.config().getParent())))
        .isEqualTo("rwx------");
    try (var files = Files.list(places.config().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("config.json", "config.json.lock");
    }
  }

  @Test
  void keepsOtherProfilesAndUnknownKeys() throws IOException {
    file(
        """
        {"other":[1,2.50,null,true],"profiles":{"test":{"lever.rate":"3"},
        "default":{"lever.color":{"a":"b"},"lever.clientSecret":"misplaced"}}}
        """);
    Settings settings = settings();
    settings.set(Setting.LEVER_RATE, "4");
    settings.unset(Setting.LEVER_PKCE);

    assertThat(settings.unknownKeys()).containsExactly("lever.color", "lever.clientSecret");
    assertThat(Files.readString(places.config()))
        .contains("2.50", "null", "true", "lever.color", "misplaced");
    assertThat(Settings.load(host, places, "test").number(Setting.LEVER_RATE)).isEqualTo(3);
    assertThat(settings().number(Setting.LEVER_RATE)).isEqualTo(4);
  }

  @Test
  void changesWhatTheFileHoldsNow() {
    Settings one = settings();
    Settings two = settings();
    one.set(Setting.LEVER_RATE, "4");
    two.set(Setting.LEVER_CLIENT_ID, "app");
    assertThat(settings().number(Setting.LEVER_RATE)).isEqualTo(4);
    assertThat(settings().get(Setting.LEVER_CLIENT_ID)).isEqualTo("app");
  }

  @Test
  void readsNumbersAndBooleansWrittenByHand() throws IOException {
    file("{\"profiles\":{\"default\":{\"lever.rate\":3,\"lever.pkce\":false}}}");
    assertThat(settings().number(Setting.LEVER_RATE)).isEqualTo(3);
    assertThat(settings().flag(Setting.LEVER_PKCE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{",
        "[]",
        "{\"profiles\":[]}",
        "{\"profiles\":{\"default\":7}}",
        "{\"profiles\":{\"default\":{\"lever.rate\":[3]}}}",
        "{\"profiles\":{}} {}",
        "{\"profiles\":{},\"profiles\":{}}",
        "''",
      })
  void saysThatTheFileIsDamaged(String content) throws IOException {
    file(content);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> settings().get(Setting.LEVER_RATE))
        .matches(failure -> failure.exit() == ExitCode.LOCAL_DATA)
        .matches(failure -> failure.message().contains(places.config().toString()))
        .matches(failure -> failure.next().isPresent());
  }

  @Test
  void followsTheEnvironmentOfLever() {
    assertThat(settings().get(Setting.LEVER_API_URL)).isEqualTo("https://api.lever.co/v1");
    host.env("LVJW_LEVER_ENVIRONMENT", "sandbox");
    assertThat(settings().get(Setting.LEVER_API_URL)).isEqualTo("https://api.sandbox.lever.co/v1");
    assertThat(settings().get(Setting.LEVER_AUDIENCE))
        .isEqualTo("https://api.sandbox.lever.co/v1/");
    assertThat(settings().uri(Setting.LEVER_AUTHORIZE_URL))
        .hasToString("https://sandbox-lever.auth0.com/authorize");
  }

  @Test
  void followsTheProductOfJustworksAndTheModeOfMail() {
    assertThat(settings().uri(Setting.JUSTWORKS_AUTHORIZE_URL)).hasHost("secure.justworks.com");
    host.env("LVJW_JUSTWORKS_PRODUCT", "payroll");
    assertThat(settings().uri(Setting.JUSTWORKS_AUTHORIZE_URL)).hasHost("payroll.justworks.com");
    assertThat(settings().number(Setting.NOTIFY_SMTP_PORT)).isEqualTo(587);
    host.env("LVJW_NOTIFY_SMTP_TLS", "tls");
    assertThat(settings().number(Setting.NOTIFY_SMTP_PORT)).isEqualTo(465);
    assertThat(settings().duration(Setting.SYNC_OVERLAP)).isEqualTo(Duration.ofHours(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LEVER_ENVIRONMENT|staging",
        "LEVER_API_URL|http://api.lever.co/v1",
        "LEVER_API_URL|http://127.0.0.1.evil.test/",
        "LEVER_API_URL|http://127.evil.test/",
        "LEVER_API_URL|ftp://api.lever.co",
        "LEVER_API_URL|//api.lever.co",
        "LEVER_API_URL|https://user:word@api.lever.co",
        "LEVER_API_URL|https://api.lever.co/#x",
        "LEVER_API_URL|no address",
        "LEVER_RATE|0",
        "LEVER_RATE|ten",
        "LEVER_RATE|9999999999999",
        "LEVER_PKCE|yes",
        "LEVER_CLIENT_ID|''",
        "WEBHOOK_BIND|8977",
        "WEBHOOK_BIND|host:99999",
        "WEBHOOK_PATH|lever",
        "WEBHOOK_PATH|/a?b",
        "NOTIFY_TO|nobody",
        "NOTIFY_TO|a@b.test;c@d.test",
        "NOTIFY_TO|a@b.test,",
        "NOTIFY_FROM|a@b.test,c@d.test",
        "NOTIFY_SMTP_PORT|0",
        "NOTIFY_SMTP_TLS|maybe",
        "HTTP_PROXY|proxy.example.test:3128",
        "HTTP_PROXY|https://proxy.example.test:3128",
        "HTTP_PROXY|http://proxy.example.test",
        "HTTP_PROXY|http://user:word@proxy.example.test:3128",
        "HTTP_PROXY|http://proxy.example.test:3128/path",
        "HTTP_CA_FILE|ca.pem",
        "HTTP_CA_FILE|~/ca.pem",
        "HTTP_TIMEOUTS|10s",
        "HTTP_TIMEOUTS|connect=10",
        "HTTP_TIMEOUTS|connect=0s",
        "HTTP_TIMEOUTS|connect=1s,connect=2s",
        "HTTP_TIMEOUTS|call=11m",
        "HTTP_TIMEOUTS|wait=10s",
        "HTTP_TIMEOUTS|''",
        "SYNC_OVERLAP|6h",
        "SYNC_OVERLAP|-PT6H"
      })
  void refusesWrongValuesFromEverywhere(Setting setting, String value) throws IOException {
    assertUsage(setting, () -> settings().set(setting, value));
    assertThat(places.config()).doesNotExist();
    if (!value.isEmpty()) {
      host.env(setting.variable(), value);
      assertUsage(setting, () -> settings().get(setting));
      host.unsetEnv(setting.variable());
    }
    file("{\"profiles\":{\"default\":{\"" + setting.key() + "\":\"" + value + "\"}}}");
    assertUsage(setting, () -> settings().get(setting));
  }

  @Test
  void readsTheWayOut() {
    assertThat(settings().timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2)));
    settings().set(Setting.HTTP_TIMEOUTS, "answer=1500ms, call = 3m");
    assertThat(settings().timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(10), Duration.ofMillis(1500), Duration.ofMinutes(3)));
    settings().set(Setting.HTTP_PROXY, "http://proxy.example.test:3128");
    settings().set(Setting.HTTP_CA_FILE, "/etc/ssl/our-ca.pem");
    assertThat(settings().uri(Setting.HTTP_PROXY)).hasPort(3128);
  }

  private static void assertUsage(Setting setting, Runnable work) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(work::run)
        .matches(failure -> failure.exit() == ExitCode.USAGE)
        .matches(failure -> failure.message().contains(setting.key()))
        .matches(failure -> failure.next().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "LEVER_API_URL, http://localhost:9/v1",
    "LEVER_API_URL, http://127.8.9.10/v1",
    "LEVER_API_URL, http://[::1]:8080/v1",
    "LEVER_API_URL, https://lever.example.test/v1",
    "WEBHOOK_BIND, 0.0.0.0:8977",
    "WEBHOOK_BIND, [::1]:8977",
    "WEBHOOK_PATH, /lever/aB3-_.~"
  })
  void takesRightValues(Setting setting, String value) {
    settings().set(setting, value);
    assertThat(settings().get(setting)).isEqualTo(value);
  }

  @Test
  void letsOpenMailGoToThisMachineOnly() {
    settings().set(Setting.NOTIFY_SMTP_TLS, "none");
    settings().set(Setting.NOTIFY_SMTP_HOST, "localhost");
    assertThat(settings().get(Setting.NOTIFY_SMTP_TLS)).isEqualTo("none");
    assertUsage(
        Setting.NOTIFY_SMTP_TLS,
        () -> settings().set(Setting.NOTIFY_SMTP_HOST, "mail.example.test"));
    host.env("LVJW_NOTIFY_SMTP_HOST", "mail.example.test");
    assertUsage(Setting.NOTIFY_SMTP_TLS, () -> settings().get(Setting.NOTIFY_SMTP_TLS));
  }

  @Test
  void takesNoSecrets() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> settings().set(Setting.LEVER_CLIENT_SECRET, "s3cret"))
        .matches(failure -> !failure.message().contains("s3cret"));
    assertThatThrownBy(() -> settings().find(Setting.LEVER_API_KEY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotRepeatAWrongValue() {
    assertThatThrownBy(() -> settings().set(Setting.LEVER_RATE, "looks-like-a-token"))
        .hasMessageNotContaining("looks-like-a-token");
  }

  @Test
  void saysWhereAValueComesFrom() {
    settings().set(Setting.LEVER_CLIENT_ID, "app");
    assertThat(settings().origin(Setting.LEVER_CLIENT_ID)).isEqualTo(Origin.PROFILE);
    assertThat(settings().origin(Setting.LEVER_RATE)).isEqualTo(Origin.DEFAULT);
  }
}
