package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where everything of one profile lies. The XDG folders, or one folder for all where {@code
 * LVJW_HOME} is set. Nothing is created by asking.
 *
 * @param config the settings of all profiles
 * @param credentials the secrets of all profiles
 * @param database hires, inbox, cursors and journal of this profile
 * @param logs this profile's logs
 * @param cache what can be rebuilt, for all profiles
 */
public record Places(Path config, Path credentials, Path database, Path logs, Path cache) {
  private static final Pattern PROFILE = Pattern.compile("[a-z0-9-]{1,64}");

  /**
   * The places of a profile.
   *
   * @param profile {@code [a-z0-9-]{1,64}}
   * @throws Failure (usage) when the profile's name or a folder named in the environment is none
   */
  public static Places of(Host host, String profile) {
    if (!PROFILE.matcher(profile).matches()) {
      throw Failure.usage(
          "The profile's name may hold a-z, 0-9 and - only, 1 to 64 of them.",
          "choose a name such as: --profile test");
    }
    Map<String, String> environment = host.environment();
    String everything = environment.getOrDefault("LVJW_HOME", "");
    if (!everything.isBlank()) {
      Path folder = host.workingDirectory().resolve(path("LVJW_HOME", everything));
      return at(folder, folder, folder.resolve("cache"), profile);
    }
    return at(
        xdg(host, "XDG_CONFIG_HOME", ".config"),
        xdg(host, "XDG_STATE_HOME", ".local/state"),
        xdg(host, "XDG_CACHE_HOME", ".cache"),
        profile);
  }

  /** The file whose lock means that a run of this profile is under way. */
  public Path runLock() {
    return database.resolveSibling("run.lock");
  }

  /** Logins that were begun in one run and are to be completed in another. */
  Path pendingLogins() {
    return database.resolveSibling("pending-logins.json");
  }

  /**
   * Deletes what holds data of the profile's hires: the database, the logs, and what the cache
   * holds but the unpacked library of SQLite, which other profiles may be using. The run lock
   * stays: who deletes holds it.
   *
   * @throws Failure (local data) when something can't be deleted
   */
  public void deleteData() {
    String name = String.valueOf(database.getFileName());
    // The log that SQLite would apply to another database of this name goes first.
    PrivateFiles.delete(
        database.resolveSibling(name + "-wal"),
        database.resolveSibling(name + "-shm"),
        database,
        logs,
        pendingLogins());
    try (Stream<Path> cached = Files.list(cache)) {
      PrivateFiles.delete(
          cached
              .filter(path -> !String.valueOf(path.getFileName()).startsWith("sqlite-"))
              .toArray(Path[]::new));
    } catch (NoSuchFileException absent) {
      return;
    } catch (IOException e) {
      throw new Failure(
              ExitCode.LOCAL_DATA,
              "not_deletable",
              cache + " can't be read.",
              "delete it yourself: rm -r " + cache)
          .causedBy(e);
    }
  }

  private static Places at(Path config, Path state, Path cache, String profile) {
    Path own = state.resolve(profile);
    return new Places(
        config.resolve("config.json"),
        config.resolve("credentials.json"),
        own.resolve("lvjw.db"),
        own.resolve("logs"),
        cache);
  }

  /** The XDG specification says that a relative path in one of its variables is to be ignored. */
  private static Path xdg(Host host, String variable, String otherwise) {
    Path given = path(variable, host.environment().getOrDefault(variable, ""));
    Path base = given.isAbsolute() ? given : host.home().resolve(otherwise);
    return base.resolve("lvjw");
  }

  private static Path path(String variable, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw Failure.usage("The variable " + variable + " holds no path.", "correct " + variable)
          .causedBy(e);
    }
  }
}
