package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.LoopbackName;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Mapping;
import dev.lvjw.hire.OwnRule;
import dev.lvjw.hire.ReminderDays;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one profile, in the order environment, profile, default. Secrets are not among
 * them: those are {@link Credentials}'. Every value is checked when it is asked for.
 */
public final class Settings {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Host host;
  private final Path file;
  private final String profile;
  private Map<String, Object> content;

  private Settings(Host host, Path file, String profile, Map<String, Object> content) {
    this.host = host;
    this.file = file;
    this.profile = profile;
    this.content = content;
  }

  /** Where a value comes from. */
  public enum Origin {
    ENVIRONMENT,
    PROFILE,
    DEFAULT,
    UNSET;

    /** The word in the output. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads the profile's settings.
   *
   * @throws Failure (local data) when the file is damaged
   */
  public static Settings load(Host host, Places places, String profile) {
    return new Settings(host, places.config(), profile, JsonFile.read(places.config()));
  }

  /**
   * The value of a setting that must have one.
   *
   * @throws Failure (usage) when the value is wrong, or there is none
   */
  public String get(Setting setting) {
    return find(setting)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.USAGE,
                    "setting_missing",
                    setting.key() + " is not set.",
                    "lvjw config set " + setting.key() + " VALUE"));
  }

  /**
   * The value of a setting.
   *
   * @throws Failure (usage) when the value is wrong
   */
  public Optional<String> find(Setting setting) {
    Optional<String> value = unchecked(setting, content).or(() -> defaultOf(setting));
    if (setting == Setting.NOTIFY_SMTP_TLS) {
      refuseOpenMail(content);
    }
    return value;
  }

  /** Where {@link #find} takes the value from. */
  public Origin origin(Setting setting) {
    return given(setting)
        .orElseGet(() -> defaultOf(setting).isPresent() ? Origin.DEFAULT : Origin.UNSET);
  }

  /** Where somebody says it, usable or not; empty where nobody does. */
  public Optional<Origin> given(Setting setting) {
    if (fromEnvironment(setting).isPresent()) {
      return Optional.of(Origin.ENVIRONMENT);
    }
    return values(content).containsKey(setting.key())
        ? Optional.of(Origin.PROFILE)
        : Optional.empty();
  }

  /** An address. */
  public URI uri(Setting setting) {
    return URI.create(get(setting));
  }

  /** A whole number. */
  public int number(Setting setting) {
    return Integer.parseInt(get(setting));
  }

  /** True or false. */
  public boolean flag(Setting setting) {
    return Boolean.parseBoolean(get(setting));
  }

  /** A length of time. */
  public Duration duration(Setting setting) {
    return Duration.parse(get(setting));
  }

  /** When people are reminded. */
  public ReminderDays reminders() {
    return ReminderDays.parse(get(Setting.NOTIFY_REMINDERS)).orElseThrow();
  }

  /** When sync is to run. */
  public SyncTimes schedule() {
    return SyncTimes.parse(get(Setting.SYNC_SCHEDULE)).orElseThrow();
  }

  /** How long the network is waited for. */
  public Timeouts timeouts() {
    return Timeouts.of(get(Setting.HTTP_TIMEOUTS));
  }

  /** E-mail addresses; empty where the setting is unset. */
  public List<String> emails(Setting setting) {
    return find(setting).map(Kind.Emails::split).orElse(List.of());
  }

  /**
   * What the profile itself says about the mapping of a field, whatever the environment says.
   *
   * @throws Failure (usage) when it can't be used
   */
  public OwnRule ownRule(FieldName field) {
    return fromProfile(Setting.ofMapping(field), content)
        .flatMap(RuleJson::read)
        .orElse(OwnRule.NONE);
  }

  /**
   * Sets what the profile says about the mapping of a field; nothing at all is forgotten.
   *
   * @throws Failure (usage) when it can't be used
   */
  public void setRule(FieldName field, OwnRule rule) {
    Setting setting = Setting.ofMapping(field);
    if (rule.equals(OwnRule.NONE)) {
      unset(setting);
    } else {
      set(setting, RuleJson.write(rule));
    }
  }

  /** How Lever's values become Justworks': the defaults with what the settings say. */
  public Mapping mapping() {
    Mapping mapping = Mapping.DEFAULT;
    for (FieldName field : FieldName.values()) {
      Optional<OwnRule> own = find(Setting.ofMapping(field)).flatMap(RuleJson::read);
      if (own.isPresent()) {
        mapping = mapping.with(field, own.get());
      }
    }
    return mapping;
  }

  /** Keys of this profile's in the file that mean nothing to lvjw. They survive every change. */
  public List<String> unknownKeys() {
    List<String> unknown = new ArrayList<>(values(content).keySet());
    unknown.removeIf(key -> Setting.ofKey(key).filter(known -> !known.secret()).isPresent());
    return List.copyOf(unknown);
  }

  /**
   * Sets a value in the profile, durably.
   *
   * @throws Failure (usage) when the value is wrong or the setting a secret; (local data) when it
   *     can't be written
   */
  public void set(Setting setting, String value) {
    refuseSecret(setting);
    String checked = setting.checked(value, "the given value");
    Object kept = setting.kind() instanceof Kind.Rule ? readable(checked) : checked;
    change(values -> values.put(setting.key(), kept));
  }

  /** A rule stands in the file as an object, for people to read and to edit. */
  private static Object readable(String rule) {
    return RuleJson.object(rule).orElseThrow();
  }

  /**
   * Removes a value from the profile; the default speaks again. Removing what isn't set is fine.
   */
  public void unset(Setting setting) {
    refuseSecret(setting);
    change(values -> values.remove(setting.key()));
  }

  private interface Change {
    void apply(Map<String, Object> values);
  }

  /** Under a lock, on what the file holds now: another lvjw may have changed it since. */
  private void change(Change change) {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    content =
        LockFile.during(
            host,
            lock,
            PATIENCE,
            () -> {
              Map<String, Object> fresh = JsonFile.read(file);
              change.apply(values(fresh));
              refuseOpenMail(fresh);
              JsonFile.write(file, fresh);
              return fresh;
            });
  }

  private static void refuseSecret(Setting setting) {
    if (setting.secret()) {
      throw Failure.usage(
          setting.key() + " is a secret and has no place in the settings file.",
          "lvjw config set " + setting.key());
    }
  }

  private Map<String, Object> values(Map<String, Object> of) {
    return JsonFile.child(file, JsonFile.child(file, of, "profiles"), profile);
  }

  private Optional<String> unchecked(Setting setting, Map<String, Object> of) {
    refuseSecretRead(setting);
    return fromEnvironment(setting)
        .map(value -> setting.checked(value, setting.variable()))
        .or(() -> fromProfile(setting, of));
  }

  private static void refuseSecretRead(Setting setting) {
    if (setting.secret()) {
      throw new IllegalArgumentException(setting + " is read through Credentials");
    }
  }

  /** An empty variable is an unset one, as the shells' habit is. */
  private Optional<String> fromEnvironment(Setting setting) {
    return Optional.ofNullable(host.environment().get(setting.variable()))
        .filter(value -> !value.isBlank());
  }

  private Optional<String> fromProfile(Setting setting, Map<String, Object> of) {
    return Optional.ofNullable(values(of).get(setting.key()))
        .map(
            value ->
                switch (value) {
                  case String text -> text;
                  case Boolean flag -> flag.toString();
                  case BigDecimal number -> number.toPlainString();
                  case Map<?, ?> rule when setting.kind() instanceof Kind.Rule ->
                      JsonTree.write(JsonFile.child(file, values(of), setting.key()));
                  default ->
                      throw JsonFile.damaged(file, "\"" + setting.key() + "\" is not a text");
                })
        .map(value -> setting.checked(value, "profile " + profile));
  }

  /** Mail that anyone on the way can read may only stay on this machine. */
  private void refuseOpenMail(Map<String, Object> of) {
    boolean open = unchecked(Setting.NOTIFY_SMTP_TLS, of).filter("none"::equals).isPresent();
    boolean away =
        unchecked(Setting.NOTIFY_SMTP_HOST, of).filter(name -> !LoopbackName.is(name)).isPresent();
    if (open && away) {
      throw Failure.usage(
          "notify.smtp.tls is none, which is for a mail server on this machine only.",
          "lvjw config set notify.smtp.tls starttls");
    }
  }

  /** The defaults that follow another setting (lever-api reference §1, justworks-api §1.1). */
  private Optional<String> defaultOf(Setting setting) {
    return switch (setting) {
      case LEVER_API_URL -> lever("https://api.lever.co/v1", "https://api.sandbox.lever.co/v1");
      case LEVER_AUDIENCE -> lever("https://api.lever.co/v1/", "https://api.sandbox.lever.co/v1/");
      case LEVER_AUTHORIZE_URL ->
          lever("https://auth.lever.co/authorize", "https://sandbox-lever.auth0.com/authorize");
      case LEVER_TOKEN_URL ->
          lever("https://auth.lever.co/oauth/token", "https://sandbox-lever.auth0.com/oauth/token");
      case LEVER_APP_URL -> lever("https://hire.lever.co", "https://hire.sandbox.lever.co");
      case JUSTWORKS_AUTHORIZE_URL ->
          Optional.of(
              "payroll".equals(get(Setting.JUSTWORKS_PRODUCT))
                  ? "https://payroll.justworks.com/oauth/authorize"
                  : "https://secure.justworks.com/oauth/authorize");
      case NOTIFY_SMTP_PORT ->
          Optional.of(
              switch (get(Setting.NOTIFY_SMTP_TLS)) {
                case "tls" -> "465";
                case "none" -> "25";
                default -> "587";
              });
      default -> setting.fixedDefault();
    };
  }

  private Optional<String> lever(String production, String sandbox) {
    return Optional.of("sandbox".equals(get(Setting.LEVER_ENVIRONMENT)) ? sandbox : production);
  }
}
