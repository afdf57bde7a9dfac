package dev.lvjw.store;

import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The logins and secrets of one profile, in a file that only its owner can read. Every read goes to
 * the file, so that what another lvjw wrote is seen; every change is made under a lock and replaces
 * the file whole.
 */
public final class Credentials {
  /** Longer than a refresh of another lvjw can take: it makes its call under the lock. */
  private static final Duration PATIENCE = Timeouts.LONGEST_CALL.plusMinutes(1);

  private final Host host;
  private final Path file;
  private final String profile;

  private Credentials(Host host, Path file, String profile) {
    this.host = host;
    this.file = file;
    this.profile = profile;
  }

  /**
   * A login at a provider.
   *
   * @param accessToken sent with each call
   * @param refreshToken renews the access token; absent once the provider has declared it dead
   * @param accessExpiresAt when the access token ends
   * @param refreshedAt when the access token was given
   * @param refreshTokenAt when the refresh token was given: earlier where a renewal brought none
   * @param connectedAt when a person logged in
   * @param scopes what the provider granted
   * @param account the provider's name or id of the account, where it tells
   * @param clientId the app that the tokens belong to
   */
  public record Login(
      String accessToken,
      Optional<String> refreshToken,
      Instant accessExpiresAt,
      Instant refreshedAt,
      Instant refreshTokenAt,
      Instant connectedAt,
      List<String> scopes,
      Optional<String> account,
      String clientId) {
    public Login {
      scopes = List.copyOf(scopes);
    }

    /** A login whose two tokens were given at once. */
    public Login(
        String accessToken,
        Optional<String> refreshToken,
        Instant accessExpiresAt,
        Instant refreshedAt,
        Instant connectedAt,
        List<String> scopes,
        Optional<String> account,
        String clientId) {
      this(
          accessToken,
          refreshToken,
          accessExpiresAt,
          refreshedAt,
          refreshedAt,
          connectedAt,
          scopes,
          account,
          clientId);
    }

    /** The same login with the account's name. */
    public Login withAccount(Optional<String> name) {
      return new Login(
          accessToken,
          refreshToken,
          accessExpiresAt,
          refreshedAt,
          refreshTokenAt,
          connectedAt,
          scopes,
          name,
          clientId);
    }

    /** Whether nothing but a new login helps: the access token is over and nothing renews it. */
    public boolean dead(Instant now) {
      return refreshToken.isEmpty() && !accessExpiresAt.isAfter(now);
    }

    /** Without the tokens, which must reach no log. */
    @Override
    public String toString() {
      return "Login[accessExpiresAt=" + accessExpiresAt + ", scopes=" + scopes + "]";
    }
  }

  /** Opens the profile's credentials; nothing is read yet. */
  public static Credentials open(Host host, Places places, String profile) {
    return new Credentials(host, places.credentials(), profile);
  }

  /**
   * The login kept for a provider.
   *
   * @param provider {@code lever} or {@code justworks}
   * @throws Failure (local data) when the file is damaged or others can read it
   */
  public Optional<Login> login(String provider) {
    return Optional.ofNullable(section(read(), "logins").get(provider)).map(this::loginOf);
  }

  /** Keeps a login, durably, in place of the one before. */
  public void saveLogin(String provider, Login login) {
    change(content -> section(content, "logins").put(provider, jsonOf(login)));
  }

  /**
   * Changes the login that is kept, under the lock: what another lvjw renewed or wiped meanwhile is
   * not undone.
   *
   * @return the login as it now is; empty, and nothing is written, where there is none
   */
  public Optional<Login> updateLogin(String provider, UnaryOperator<Login> change) {
    return locked(
        () -> {
          Optional<Login> changed = login(provider).map(change);
          changed.ifPresent(login -> saveLogin(provider, login));
          return changed;
        });
  }

  /** Forgets a login; forgetting none is fine. */
  public void removeLogin(String provider) {
    change(content -> section(content, "logins").remove(provider));
  }

  /**
   * A secret: from its variable, from the file that its {@code …_FILE} variable names, from the
   * credentials file.
   *
   * @throws Failure (usage) when a variable holds no usable value; (local data) when the file is
   *     damaged or others can read it
   */
  public Optional<String> secret(Setting setting) {
    refuseOpenly(setting);
    return variable(setting.variable())
        .map(value -> setting.checked(value, setting.variable()))
        .or(() -> variable(setting.fileVariable()).map(path -> fromFile(setting, path)))
        .or(() -> stored(setting));
  }

  /** Where {@link #secret} takes it from; the file counts as the profile. */
  public Settings.Origin origin(Setting setting) {
    if (variable(setting.variable()).isPresent() || variable(setting.fileVariable()).isPresent()) {
      return Settings.Origin.ENVIRONMENT;
    }
    return stored(setting).isPresent() ? Settings.Origin.PROFILE : Settings.Origin.UNSET;
  }

  /**
   * Keeps a secret, durably.
   *
   * @throws Failure (usage) when it is empty or longer than a line
   */
  public void saveSecret(Setting setting, String value) {
    refuseOpenly(setting);
    String checked = setting.checked(value, "the given value");
    change(content -> section(content, "secrets").put(setting.key(), checked));
  }

  /** Forgets a secret; forgetting none is fine. */
  public void removeSecret(Setting setting) {
    refuseOpenly(setting);
    change(content -> section(content, "secrets").remove(setting.key()));
  }

  /**
   * Does something while no other process or thread can change the credentials. What is read inside
   * is the state that holds. Calls may be nested.
   *
   * @throws Failure (locked) when another lvjw doesn't let go
   */
  public <T> T locked(Supplier<T> work) {
    return LockFile.during(host, file.resolveSibling(file.getFileName() + ".lock"), PATIENCE, work);
  }

  /** Where they are kept. */
  public Path file() {
    return file;
  }

  private interface Change {
    void apply(Map<String, Object> content);
  }

  private void change(Change change) {
    locked(
        () -> {
          Map<String, Object> content = read();
          change.apply(content);
          JsonFile.write(file, content);
          return content;
        });
  }

  private Map<String, Object> read() {
    return JsonFile.readPrivate(
        file, "chmod 600 " + file + ", then renew the logins: lvjw connect");
  }

  private Map<String, Object> section(Map<String, Object> content, String name) {
    Map<String, Object> profiles = JsonFile.child(file, content, "profiles");
    return JsonFile.child(file, JsonFile.child(file, profiles, profile), name);
  }

  private Optional<String> stored(Setting setting) {
    return Optional.ofNullable(section(read(), "secrets").get(setting.key()))
        .map(value -> text(value, setting.key()));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(host.environment().get(name)).filter(value -> !value.isBlank());
  }

  private String fromFile(Setting setting, String path) {
    try {
      String content =
          Files.readString(host.workingDirectory().resolve(path), StandardCharsets.UTF_8);
      return setting.checked(content, "the file of " + setting.fileVariable());
    } catch (IOException | InvalidPathException e) {
      throw Failure.usage(
              "The file that " + setting.fileVariable() + " names can't be read.",
              "correct " + setting.fileVariable())
          .causedBy(e);
    }
  }

  private static void refuseOpenly(Setting setting) {
    if (!setting.secret()) {
      throw new IllegalArgumentException(setting + " is no secret");
    }
  }

  private static Map<String, Object> jsonOf(Login login) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("accessToken", login.accessToken());
    login.refreshToken().ifPresent(token -> json.put("refreshToken", token));
    json.put("accessExpiresAt", login.accessExpiresAt().toString());
    json.put("refreshedAt", login.refreshedAt().toString());
    json.put("refreshTokenAt", login.refreshTokenAt().toString());
    json.put("connectedAt", login.connectedAt().toString());
    json.put("scopes", login.scopes());
    login.account().ifPresent(account -> json.put("account", account));
    json.put("clientId", login.clientId());
    return json;
  }

  private Login loginOf(Object value) {
    if (!(value instanceof Map<?, ?> json)) {
      throw JsonFile.damaged(file, "a login is not an object");
    }
    Instant expires = instant(json, "accessExpiresAt");
    // A file of an older lvjw or of another tool's making: the latest these can have been.
    Instant refreshed = json.containsKey("refreshedAt") ? instant(json, "refreshedAt") : expires;
    Instant given =
        json.containsKey("refreshTokenAt") ? instant(json, "refreshTokenAt") : refreshed;
    Instant connected = json.containsKey("connectedAt") ? instant(json, "connectedAt") : refreshed;
    return new Login(
        required(json, "accessToken"),
        optional(json, "refreshToken"),
        expires,
        refreshed,
        given,
        connected,
        json.get("scopes") instanceof List<?> scopes
            ? scopes.stream().map(scope -> text(scope, "scopes")).toList()
            : List.of(),
        optional(json, "account"),
        required(json, "clientId"));
  }

  private String required(Map<?, ?> json, String name) {
    return optional(json, name)
        .orElseThrow(() -> JsonFile.damaged(file, "a login has no \"" + name + "\""));
  }

  private Optional<String> optional(Map<?, ?> json, String name) {
    return Optional.ofNullable(json.get(name)).map(value -> text(value, name));
  }

  private Instant instant(Map<?, ?> json, String name) {
    try {
      return Instant.parse(required(json, name));
    } catch (DateTimeException e) {
      throw JsonFile.damaged(file, "\"" + name + "\" is not a time").causedBy(e);
    }
  }

  private String text(Object value, String name) {
    if (value instanceof String text) {
      return text;
    }
    throw JsonFile.damaged(file, "\"" + name + "\" is not a text");
  }
}
