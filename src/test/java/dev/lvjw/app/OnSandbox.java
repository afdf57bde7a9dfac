package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.TestHost;
import dev.lvjw.blackbox.Person;
import dev.lvjw.cli.Lvjw;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * lvjw's use cases over the embedded Lever and Justworks, in this JVM and on one clock that moves
 * only when it is told to or when somebody sleeps. Lever is read with an API key.
 */
final class OnSandbox implements AutoCloseable {
  static final String KEY = "sandbox-lever-api-key";
  private static final Options PLAIN = new Options(0, Duration.ZERO, OptionalInt.empty());

  final TestHost host;
  final Sandbox sandbox;

  OnSandbox(Path home) {
    host = new TestHost(home).env("LVJW_HOME", "lvjw");
    sandbox = Sandbox.start(host, PLAIN);
    sandbox.environment().forEach(host::env);
    host.env("LVJW_LEVER_API_KEY", KEY);
  }

  <T> T in(Function<Workspace, T> work) {
    Speech speech = new Speech(host.out(), host.err(), Format.TABLE, false);
    try (Workspace workspace =
        Workspace.open(host, new DisabledPrompter(speech), "", false)) {
      return work.apply(workspace);
    }
  }

  SyncHires.Report sync() {
    return sync(SyncHires.Reach.ORDINARY);
  }

  SyncHires.Report sync(SyncHires.Reach reach) {
    return in(workspace -> new SyncHires(workspace).run(reach));
  }

  SyncHires.Rehearsal rehearse() {
    return in(workspace -> new SyncHires(workspace).rehearse(SyncHires.Reach.ORDINARY));
  }

  /** Logs in to Justworks, as a person in two steps. */
  void connectJustworks() {
    int before = host.outText().length();
    assertThat(lvjw("connect", "justworks", "--print-url")).isZero();
    URI page = Person.addressIn(host.outText().substring(before)).orElseThrow();
    Person person = new Person();
    host.type(person.pressAndCopyAddress(person.open(page), "Authorize").toString());
    assertThat(lvjw("connect", "justworks", "--complete", "-")).isZero();
  }

  /** A whole run of a command, as typed; its exit code. */
  int lvjw(String... words) {
    return Lvjw.run(words, host);
  }

  /** A new candidate with a signed offer, hired now. */
  String hired(String posting) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    given.put("posting", posting);
    String id = sandbox.addCandidate(given);
    sandbox.putOffer(id);
    sandbox.hire(id);
    return id;
  }

  /** Requests so far since the log was cleared, to one side; by method and path where given. */
  long requests(String side, String start) {
    return sandbox
        .log()
        .valueStream()
        .filter(entry -> entry.path("side").asText().equals(side))
        .filter(entry -> what(entry).startsWith(start))
        .count();
  }

  private static String what(JsonNode entry) {
    return entry.path("method").asText() + " " + entry.path("path").asText();
  }

  Optional<String> mark(String name) {
    return in(workspace -> workspace.mark(name));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
