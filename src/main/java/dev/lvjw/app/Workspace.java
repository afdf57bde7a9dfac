package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.hire.Basis;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.http.Network;
import dev.lvjw.http.Transport;
import dev.lvjw.justworks.JustworksGateway;
import dev.lvjw.justworks.OnboardingApi;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.oauth.Providers;
import dev.lvjw.oauth.TokenEndpoint;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Database;
import dev.lvjw.store.Inbox;
import dev.lvjw.store.Marks;
import dev.lvjw.store.Outbox;
import dev.lvjw.store.PendingLogins;
import dev.lvjw.store.Places;
import dev.lvjw.store.RunLock;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the use cases of one profile work with: settings, credentials, database and the providers'
 * gateways. Each is opened at first use, so that a command pays only for what it needs.
 */
public final class Workspace implements AutoCloseable {
  static final String DEFAULT_PROFILE = "default";

  private final Host host;
  private final Prompter prompter;
  private final String profile;
  private final boolean wire;
  private final Places places;
  private final boolean rehearsing;
  private final Gateways gateways;
  private final Set<String> delivered = new HashSet<>();
  private String command = "lvjw";
  private @Nullable Settings settings;
  private @Nullable Basis basis;
  private @Nullable Credentials credentials;
  private @Nullable Database database;

  private Workspace(
      Host host, Prompter prompter, String profile, boolean wire, boolean rehearsing) {
    this.host = host;
    this.prompter = prompter;
    this.profile = profile;
    this.wire = wire;
    this.places = Places.of(host, profile);
    this.rehearsing = rehearsing;
    this.gateways = new Gateways(this, wire, rehearsing);
  }

  /**
   * Opens a profile; nothing is read or created yet.
   *
   * @param profile its name; empty for {@code LVJW_PROFILE}, else the default one
   * @param wire whether each HTTP request is said on stderr, without values
   * @throws Failure (usage) for a name that is none
   */
  public static Workspace open(Host host, Prompter prompter, String profile, boolean wire) {
    String named =
        profile.isEmpty() ? host.environment().getOrDefault("LVJW_PROFILE", "") : profile;
    return new Workspace(host, prompter, named.isBlank() ? DEFAULT_PROFILE : named, wire, false);
  }

  /** Another on the same profile, which reads everything anew: for a process that lives long. */
  Workspace fresh() {
    return new Workspace(host, prompter, profile, wire, rehearsing).running(command);
  }

  /**
   * Names what changes are caused by, for the journal.
   *
   * @param line the words of the command, {@code lvjw} among them
   */
  public Workspace running(String line) {
    command = line;
    return this;
  }

  /** Notes the opportunities that Lever's deliveries made this run look at. */
  void delivered(Collection<String> opportunityIds) {
    delivered.addAll(opportunityIds);
  }

  /** What causes a change now, for the journal. */
  String cause(Optional<String> opportunityId) {
    return opportunityId.filter(delivered::contains).isPresent()
        ? command + ", after a delivery"
        : command;
  }

  /**
   * Another on the same profile for a dry run: its database is a copy in memory, and its gateways
   * imagine what they would write.
   */
  Workspace rehearsal() {
    return new Workspace(host, prompter, profile, wire, true).running(command);
  }

  /** Whether nothing that is done here is kept. */
  boolean rehearsing() {
    return rehearsing;
  }

  public Host host() {
    return host;
  }

  public Prompter prompter() {
    return prompter;
  }

  public String profile() {
    return profile;
  }

  Places places() {
    return places;
  }

  /** Where lvjw keeps its files, by what they hold. */
  public Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("config", places.config());
    files.put("credentials", places.credentials());
    files.put("database", places.database());
    files.put("logs", places.logs());
    files.put("cache", places.cache());
    return files;
  }

  Settings settings() {
    if (settings == null) {
      settings = Settings.load(host, places, profile);
    }
    return settings;
  }

  /** What hires are assessed by: the settings' mapping, and the day. */
  public Basis basis() {
    if (basis == null) {
      basis = new Basis(settings().mapping(), LocalDate.ofInstant(now(), ZoneOffset.UTC));
    }
    return basis;
  }

  /** Forgets what a change of the mapping made stale. */
  void mappingChanged() {
    basis = null;
  }

  Credentials credentials() {
    if (credentials == null) {
      credentials = Credentials.open(host, places, profile);
    }
    return credentials;
  }

  PendingLogins pendingLogins() {
    return PendingLogins.open(host, places);
  }

  Database database() {
    if (database == null) {
      database =
          rehearsing
              ? Database.copyInMemory(places.database(), places.cache())
              : Database.open(places.database(), places.cache());
    }
    return database;
  }

  Inbox inbox() {
    return new Inbox(database());
  }

  Outbox outbox() {
    return new Outbox(database());
  }

  /**
   * Works while no other run of this profile does.
   *
   * @throws Failure (locked) when one does
   */
  void alone(Runnable work) {
    boolean _ =
        RunLock.during(
            host,
            places.runLock(),
            Duration.ZERO,
            () -> {
              work.run();
              return true;
            });
  }

  /** Deletes the database and everything else that holds data of this profile's hires. */
  void deleteData() {
    if (database != null) {
      database.close();
      database = null;
    }
    places.deleteData();
  }

  /** Reads a mark in a transaction of its own. */
  Optional<String> mark(String name) {
    return database().read(session -> new Marks(session).get(name));
  }

  Instant now() {
    return host.clock().instant();
  }

  /** Who does what is done, for the journal. */
  String actor() {
    return host.user();
  }

  OAuthProvider leverProvider() {
    return Providers.lever(settings());
  }

  OAuthProvider justworksProvider() {
    return Providers.justworks(settings());
  }

  /** Whether there is a login for Justworks that isn't known to be dead. */
  boolean justworksConnected() {
    return credentials().login("justworks").filter(login -> !login.dead(now())).isPresent();
  }

  /**
   * @throws Failure (login needed) when Lever isn't connected
   */
  LeverGateway lever() {
    return gateways.lever();
  }

  /**
   * @throws Failure (login needed) when Justworks isn't connected
   */
  JustworksGateway justworks() {
    return gateways.justworks();
  }

  /**
   * The onboarding API, with Justworks' login.
   *
   * @throws Failure (usage) when there is none, (login needed) when Justworks isn't connected
   */
  OnboardingApi onboarding() {
    return gateways.onboarding();
  }

  /** Where a provider's codes are exchanged and its tokens revoked. */
  TokenEndpoint tokenEndpoint(OAuthProvider provider) {
    return gateways.tokenEndpoint(provider);
  }

  /** The one HTTP client of the run. */
  Transport transport() {
    return gateways.transport();
  }

  /** The way out of the network this machine is in. */
  Network network() {
    return gateways.network();
  }

  /** The route an invitation takes unless told otherwise. */
  Route defaultRoute() {
    return settings().find(Setting.JUSTWORKS_ONBOARDING_URL).isPresent()
        ? Route.API
        : Route.HANDOFF;
  }

  /** A page of Lever's own, built from the configured address and an encoded id. */
  URI leverPage(String path) {
    return page(settings().uri(Setting.LEVER_APP_URL), path);
  }

  /** A page of Justworks' own. */
  URI justworksPage(String path) {
    return page(settings().uri(Setting.JUSTWORKS_APP_URL), path);
  }

  private static URI page(URI base, String path) {
    String root = base.toString().replaceFirst("/+$", "");
    return URI.create(root + path);
  }

  /** How many requests this run made. */
  public Requests requests() {
    return gateways.requests();
  }

  /** What the providers answered that could not be read, in words without personal data. */
  List<String> oddAnswers() {
    return gateways.oddAnswers();
  }

  /** HTTP requests by the side they went to. */
  public record Requests(int lever, int justworks, int token) {}

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
