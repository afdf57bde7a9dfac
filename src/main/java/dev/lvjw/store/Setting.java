package dev.lvjw.store;

import dev.lvjw.Failure;
import dev.lvjw.hire.FieldName;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting there is, declared once: {@code config}, the environment, the docs and the checks
 * are derived from here. Addresses of the providers are those of the references, §1.
 */
public enum Setting {
  LEVER_ENVIRONMENT(
      "lever.environment",
      new Kind.Choice("production", "sandbox"),
      "production",
      "which Lever: decides the defaults of its addresses"),
  LEVER_API_URL("lever.apiUrl", new Kind.Url(), "base address of Lever's API, with its version"),
  LEVER_AUTHORIZE_URL("lever.authorizeUrl", new Kind.Url(), "the page that asks for consent"),
  LEVER_TOKEN_URL("lever.tokenUrl", new Kind.Url(), "where codes are exchanged and logins renewed"),
  LEVER_AUDIENCE("lever.audience", new Kind.Text(), "OAuth audience; its trailing slash matters"),
  LEVER_APP_URL("lever.appUrl", new Kind.Url(), "Lever's pages for people, for links"),
  LEVER_REDIRECT_URI(
      "lever.redirectUri",
      new Kind.Url(),
      "http://localhost:8976/callback/lever",
      "callback address as registered with Lever"),
  LEVER_CLIENT_ID("lever.clientId", new Kind.Text(), "client id of your app at Lever"),
  LEVER_CLIENT_SECRET(
      "lever.clientSecret", new Kind.Secret(), "client secret of your app at Lever"),
  LEVER_API_KEY("lever.apiKey", new Kind.Secret(), "API key, instead of a login"),
  LEVER_SIGNATURE_TOKEN(
      "lever.signatureToken", new Kind.Secret(), "signs the deliveries of Lever's webhook"),
  LEVER_RATE(
      "lever.rate", new Kind.Whole(1, 1000), "10", "requests per second; bursts to twice that"),
  LEVER_PKCE("lever.pkce", new Kind.Flag(), "true", "whether the login uses PKCE"),

  JUSTWORKS_PRODUCT(
      "justworks.product",
      new Kind.Choice("peo", "payroll", "eor"),
      "peo",
      "which Justworks product: decides the page that asks for consent, and the form of the handoff"),
  JUSTWORKS_API_URL(
      "justworks.apiUrl",
      new Kind.Url(),
      "https://public-api.justworks.com",
      "base address of Justworks' Partner API"),
  JUSTWORKS_AUTHORIZE_URL(
      "justworks.authorizeUrl", new Kind.Url(), "the page that asks for consent"),
  JUSTWORKS_TOKEN_URL(
      "justworks.tokenUrl",
      new Kind.Url(),
      "https://public-api.justworks.com/oauth/token",
      "where codes are exchanged and logins renewed"),
  JUSTWORKS_APP_URL(
      "justworks.appUrl",
      new Kind.Url(),
      "https://secure.justworks.com",
      "Justworks' pages for people, for links"),
  JUSTWORKS_REDIRECT_URI(
      "justworks.redirectUri",
      new Kind.Url(),
      "http://localhost:8976/callback/justworks",
      "callback address as registered by Justworks"),
  JUSTWORKS_CLIENT_ID("justworks.clientId", new Kind.Text(), "client id that Justworks gave you"),
  JUSTWORKS_CLIENT_SECRET(
      "justworks.clientSecret", new Kind.Secret(), "client secret that Justworks gave you"),
  JUSTWORKS_PKCE("justworks.pkce", new Kind.Flag(), "true", "whether the login uses PKCE"),
  JUSTWORKS_ONBOARDING_URL(
      "justworks.onboardingUrl",
      new Kind.Url(),
      "base address of an onboarding API, with its version; Justworks publishes none today"),
  JUSTWORKS_LISTS(
      "justworks.lists",
      new Kind.FilePath(),
      "file with Justworks' departments, offices and managers, where its API can't be read"),

  WEBHOOK_URL("webhook.url", new Kind.Url(), "public address that Lever delivers to"),
  WEBHOOK_BIND("webhook.bind", new Kind.HostPort(), "127.0.0.1:8977", "where the receiver listens"),
  WEBHOOK_PATH("webhook.path", new Kind.UrlPath(), "local path; else that of webhook.url"),

  NOTIFY_TO("notify.to", new Kind.Emails(50), "who is told of a new hire, separated by commas"),
  NOTIFY_FROM("notify.from", new Kind.Emails(1), "sender of the mails"),
  NOTIFY_SMTP_HOST("notify.smtp.host", new Kind.Text(), "mail server"),
  NOTIFY_SMTP_PORT(
      "notify.smtp.port",
      new Kind.Whole(1, 65535),
      "port of the mail server; follows notify.smtp.tls"),
  NOTIFY_SMTP_USER("notify.smtp.user", new Kind.Text(), "user name at the mail server"),
  NOTIFY_SMTP_PASSWORD("notify.smtp.password", new Kind.Secret(), "password at the mail server"),
  NOTIFY_SMTP_TLS(
      "notify.smtp.tls",
      new Kind.Choice("starttls", "tls", "none"),
      "starttls",
      "how the mail server is reached; none only on this machine"),
  NOTIFY_REMINDERS(
      "notify.reminders",
      new Kind.Reminders(),
      "hired+2,hired+5,start-7,start-3,start-1",
      "days after the hire and before the start on which people are reminded; weekly after the last"),

  HTTP_PROXY(
      "http.proxy",
      new Kind.HttpProxy(),
      "proxy for every connection that leaves this machine, mail excepted"),
  HTTP_CA_FILE(
      "http.caFile",
      new Kind.FilePath(),
      "certificates (PEM) believed beside Java's own, for a network that inspects TLS"),
  HTTP_TIMEOUTS(
      "http.timeouts",
      new Kind.Timeouts(),
      "connect=10s,answer=30s,call=2m",
      "patience with a connection, with an answer, and with a whole call, repetitions included"),

  SYNC_OVERLAP(
      "sync.overlap",
      new Kind.Length(),
      "PT6H",
      "how far each sync looks back behind the last one, as an ISO-8601 duration"),
  SYNC_SCHEDULE(
      "sync.schedule",
      new Kind.Times(),
      "15m",
      "when lvjw schedule install lets sync run; times of the day are the machine's"),

  MAPPING_MEMBER_TYPE(FieldName.MEMBER_TYPE),
  MAPPING_COMPENSATION_AMOUNT(FieldName.COMPENSATION_AMOUNT),
  MAPPING_EARNINGS_TYPE(FieldName.EARNINGS_TYPE),
  MAPPING_EXEMPTION_STATUS(FieldName.EXEMPTION_STATUS),
  MAPPING_FIRST_NAME(FieldName.FIRST_NAME),
  MAPPING_LAST_NAME(FieldName.LAST_NAME),
  MAPPING_TITLE(FieldName.TITLE),
  MAPPING_MANAGER(FieldName.MANAGER),
  MAPPING_DEPARTMENT(FieldName.DEPARTMENT),
  MAPPING_OFFICE(FieldName.OFFICE),
  MAPPING_START_DATE(FieldName.START_DATE),
  MAPPING_HOME_EMAIL(FieldName.HOME_EMAIL),
  MAPPING_WORK_EMAIL(FieldName.WORK_EMAIL);

  private static final String MAPPING = "mapping.";

  private final String key;
  private final Kind kind;
  private final Optional<String> fixedDefault;
  private final String meaning;

  Setting(String key, Kind kind, String fixedDefault, String meaning) {
    this(key, kind, Optional.of(fixedDefault), meaning);
  }

  /** How a field is read from Lever. */
  Setting(FieldName field) {
    this(
        MAPPING + field.key(),
        new Kind.Rule(field),
        "how " + field.key() + " is read from Lever: lvjw mapping set " + field.key());
  }

  Setting(String key, Kind kind, String meaning) {
    this(key, kind, Optional.empty(), meaning);
  }

  Setting(String key, Kind kind, Optional<String> fixedDefault, String meaning) {
    this.key = key;
    this.kind = kind;
    this.fixedDefault = fixedDefault;
    this.meaning = meaning;
  }

  /** The name in {@code config.json} and on the command line. */
  public String key() {
    return key;
  }

  /** What values it takes. */
  public Kind kind() {
    return kind;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }

  /** Whether its value lives in {@code credentials.json} and is never shown. */
  public boolean secret() {
    return kind instanceof Kind.Secret;
  }

  /** The variable that sets it: {@code lever.apiUrl} is {@code LVJW_LEVER_API_URL}. */
  public String variable() {
    return "LVJW_"
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** The variable that names a file holding it; for secrets only. */
  public String fileVariable() {
    return variable() + "_FILE";
  }

  /** The default that depends on no other setting. */
  Optional<String> fixedDefault() {
    return fixedDefault;
  }

  /** The setting that says how a field is read from Lever. */
  public static Setting ofMapping(FieldName field) {
    return ofKey(MAPPING + field.key()).orElseThrow();
  }

  /** Finds a setting by its key, exactly as written. */
  public static Optional<Setting> ofKey(String key) {
    for (Setting setting : values()) {
      if (setting.key.equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /**
   * Checks a value.
   *
   * @return the value without the space around it
   * @throws Failure (usage) naming the key, the place it was read from and what is wrong; the value
   *     itself is not repeated, it may be a secret put in the wrong place
   */
  String checked(String value, String place) {
    String stripped = value.strip();
    Optional<String> problem = kind.problem(stripped);
    if (problem.isPresent()) {
      throw Failure.usage(
          key + " (" + place + ") " + problem.get() + ".",
          place.equals(variable()) ? "correct " + place : mends());
    }
    return stripped;
  }

  private String mends() {
    return kind instanceof Kind.Rule(FieldName field)
        ? "lvjw mapping set " + field.key() + " --default"
        : "lvjw config set " + key + " VALUE";
  }
}
