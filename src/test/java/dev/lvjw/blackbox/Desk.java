package dev.lvjw.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An admin's desk: a machine with an empty home and the sandbox's variables, without a terminal.
 * Every command is a process unless said otherwise; every {@code -o json} output is held against
 * its schema.
 */
final class Desk implements AutoCloseable {
  private final SandboxProcess sandbox;
  private final Launcher launcher;
  private final Path folder;

  private Desk(SandboxProcess sandbox) {
    this.sandbox = sandbox;
    launcher = Launcher.built().with(sandbox.environment()).within(Duration.ofSeconds(90));
    folder = launcher.home().resolve("lvjw");
    launcher.with("LVJW_HOME", folder.toString());
  }

  /** A new one, on which lvjw never ran. */
  static Desk at(SandboxProcess sandbox) {
    return new Desk(sandbox);
  }

  /** From now on every command that is run to its end runs in the JVM of the tests: see there. */
  Desk inThisJvm() {
    launcher.inThisJvm();
    return this;
  }

  /** The same with lvjw's files as they lie on this one, so that nobody has to log in again. */
  Desk copy() {
    Desk other = new Desk(sandbox);
    other.launcher.sameAs(launcher);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            other.folder.resolve(folder.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return other;
  }

  Launcher launcher() {
    return launcher;
  }

  ControlClient control() {
    return sandbox.control();
  }

  /** {@code LVJW_HOME}. */
  Path folder() {
    return folder;
  }

  /** Sets a variable for all later runs. */
  Desk with(String variable, String value) {
    launcher.with(variable, value);
    return this;
  }

  /** Takes a variable of the sandbox away. */
  Desk without(String variable) {
    launcher.without(variable);
    return this;
  }

  /** Logs in to one side as a person with a browser would, and expects that it works. */
  Outcome connect(String side) {
    String button = side.equals("lever") ? "Accept" : "Authorize";
    try (Running connect = launcher.start("connect", side, "--no-browser", "-vv")) {
      new Person().consent(connect, button);
      return connect.await().expect(ExitCode.DONE);
    }
  }

  /** Logs in to both sides. */
  Desk connect() {
    connect("lever");
    connect("justworks");
    return this;
  }

  /** Starts {@code webhook listen} and waits until it says that it is ready. */
  Running listen() {
    Running listen = launcher.start("webhook", "listen", "-o", "json");
    listen.firstJsonLine();
    return listen;
  }

  /** Runs a command that must end well. */
  Outcome done(String... arguments) {
    return launcher.run(arguments).expect(ExitCode.DONE);
  }

  /** Runs a command that must end well, with {@code -o json}, and holds it against its schema. */
  JsonNode json(String schema, String... arguments) {
    return done(asJson(arguments)).json(schema);
  }

  /** The same for an output that no schema describes. */
  JsonNode data(String... arguments) {
    return done(asJson(arguments)).json();
  }

  /**
   * Runs a command, with {@code -o json}, that must fail without data.
   *
   * @return the object {@code error}
   */
  JsonNode fails(ExitCode code, String... arguments) {
    Outcome outcome = launcher.run(asJson(arguments)).expect(code);
    if (!outcome.out().isEmpty()) {
      throw new AssertionError("data of a failure: " + outcome);
    }
    if (outcome.err().contains("    at ") || outcome.err().contains("Exception")) {
      throw new AssertionError("a trace for people who can't read Java: " + outcome);
    }
    return outcome.error();
  }

  /** Runs a command, with {@code -o json}, that gives its data but ends with a failure. */
  Partly partly(ExitCode code, String schema, String... arguments) {
    Outcome outcome = launcher.run(asJson(arguments)).expect(code);
    return new Partly(outcome.json(schema), outcome.error());
  }

  /**
   * Data with a failure beside it.
   *
   * @param error the object {@code error}
   */
  record Partly(JsonNode data, JsonNode error) {}

  JsonNode sync(String... options) {
    return json("sync", join("sync", options));
  }

  JsonNode status() {
    return json("status", "status");
  }

  JsonNode show(String id) {
    return json("hire", "pending", "show", id);
  }

  /** What the only item of an {@code invite} of one hire says, which must end well. */
  JsonNode invite(String id, String... options) {
    JsonNode items = json("invite", join("invite", join(id, options))).path("items");
    if (items.size() != 1) {
      throw new AssertionError("not one item: " + items);
    }
    return items.get(0);
  }

  JsonNode review(String id, String... options) {
    return json("hire", join("review", join(id, options)));
  }

  /** The actions of the journal about one hire, oldest first. */
  List<String> journal(String id) {
    return json("log", "log", id)
        .path("items")
        .valueStream()
        .map(entry -> entry.path("action").asText())
        .toList();
  }

  /** A new candidate of this name with an offer, marked as hired. */
  String hired(String name, String offer) {
    String id = control().addCandidate("{\"name\":\"" + name + "\"}");
    control().putOffer(id, offer);
    control().hire(id);
    return id;
  }

  private static String[] asJson(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-o");
    all.add("json");
    return all.toArray(String[]::new);
  }

  private static String[] join(String first, String... rest) {
    return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
  }

  @Override
  public void close() {
    launcher.close();
  }
}
