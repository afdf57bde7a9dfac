package dev.lvjw.store;

import dev.lvjw.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The logins of one profile that were begun in one run and are to be completed in another: at most
 * one for each provider, in a file that only its owner can read. One that was never completed in
 * time is dropped with the next change. One that was used stays without its verifier until the next
 * is begun, so that a second use can be told from a stranger's answer.
 */
public final class PendingLogins {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Host host;
  private final Path file;

  private PendingLogins(Host host, Path file) {
    this.host = host;
    this.file = file;
  }

  /**
   * @param provider {@code lever} or {@code justworks}
   * @param state that the answer must bring back
   * @param verifier of PKCE; empty where it is turned off, and once used
   * @param redirectUri as it was asked for
   * @param clientId the app that asked
   * @param until when it can't be completed any more
   * @param used whether its answer came in already
   */
  public record PendingLogin(
      String provider,
      String state,
      Optional<String> verifier,
      String redirectUri,
      String clientId,
      Instant until,
      boolean used) {
    /** Without state and verifier, which must reach no log. */
    @Override
    public String toString() {
      return "PendingLogin[" + provider + ", until=" + until + "]";
    }
  }

  public static PendingLogins open(Host host, Places places) {
    return new PendingLogins(host, places.pendingLogins());
  }

  /** Keeps a login, durably, in place of the provider's one before. */
  public void begin(PendingLogin login) {
    locked(
        () -> {
          Map<String, Object> content = withoutExpired();
          content.put(login.provider(), jsonOf(login));
          JsonFile.write(file, content);
          return content;
        });
  }

  /** The login that a state belongs to, used or not, in time or not. */
  public Optional<PendingLogin> find(String state) {
    return read().entrySet().stream()
        .map(entry -> loginOf(entry.getKey(), entry.getValue()))
        .filter(login -> login.state().equals(state))
        .findFirst();
  }

  /**
   * Uses a login up: durably, before anything is done with it.
   *
   * @return false when another run was faster
   */
  public boolean use(PendingLogin login) {
    return locked(
        () -> {
          if (find(login.state()).filter(found -> !found.used()).isEmpty()) {
            return false;
          }
          Map<String, Object> content = withoutExpired();
          content.put(
              login.provider(),
              jsonOf(
                  new PendingLogin(
                      login.provider(),
                      login.state(),
                      Optional.empty(),
                      login.redirectUri(),
                      login.clientId(),
                      login.until(),
                      true)));
          JsonFile.write(file, content);
          return true;
        });
  }

  /** Forgets a provider's login; forgetting none is fine and creates no file. */
  public void forget(String provider) {
    if (!Files.exists(file)) {
      return;
    }
    locked(
        () -> {
          Map<String, Object> content = withoutExpired();
          content.remove(provider);
          JsonFile.write(file, content);
          return content;
        });
  }

  private <T> T locked(Supplier<T> work) {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    return LockFile.during(host, lock, PATIENCE, work);
  }

  private Map<String, Object> withoutExpired() {
    Map<String, Object> content = read();
    Instant now = host.clock().instant();
    content
        .entrySet()
        .removeIf(
            entry -> {
              PendingLogin login = loginOf(entry.getKey(), entry.getValue());
              return !login.used() && !login.until().isAfter(now);
            });
    return content;
  }

  private Map<String, Object> read() {
    return JsonFile.readPrivate(
        file, "rm " + file + ", then begin the login again: lvjw connect --print-url");
  }

  private static Map<String, Object> jsonOf(PendingLogin login) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", login.state());
    login.verifier().ifPresent(verifier -> json.put("verifier", verifier));
    json.put("redirectUri", login.redirectUri());
    json.put("clientId", login.clientId());
    json.put("until", login.until().toString());
    json.put("used", login.used());
    return json;
  }

  private PendingLogin loginOf(String provider, Object value) {
    if (value instanceof Map<?, ?> json
        && json.get("state") instanceof String state
        && json.get("redirectUri") instanceof String redirectUri
        && json.get("clientId") instanceof String clientId
        && json.get("until") instanceof String until
        && json.get("used") instanceof Boolean used) {
      Optional<String> verifier =
          json.get("verifier") instanceof String text ? Optional.of(text) : Optional.empty();
      try {
        return new PendingLogin(
            provider, state, verifier, redirectUri, clientId, Instant.parse(until), used);
      } catch (DateTimeException e) {
        throw JsonFile.damaged(file, "\"until\" is not a time").causedBy(e);
      }
    }
    throw JsonFile.damaged(file, "the login at " + provider + " is not whole");
  }
}
