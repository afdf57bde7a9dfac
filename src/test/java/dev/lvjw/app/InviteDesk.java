package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.Schemas;
import dev.lvjw.TestHost;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.cli.Lvjw;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import dev.lvjw.sandbox.fault.Fault;
import dev.lvjw.store.Credentials;
import dev.lvjw.store.Credentials.Login;
import dev.lvjw.store.Places;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import dev.lvjw.terminal.TerminalPrompter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whoever invites: logged in at both sides of a sandbox, in this process and on a still clock. */
final class InviteDesk implements AutoCloseable {
  final TestVisitor visitor = new TestVisitor();
  final TestHost host;

  /** An access token for Justworks. */
  final String justworks;

  InviteDesk(Path home) {
    host = new TestHost(home).env("LVJW_HOME", "lvjw");
    host.advance(Duration.between(TestHost.START, StillHost.NOW));
    visitor.sandbox.environment().forEach(host::env);
    justworks = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    login("lever", visitor.lever(TestVisitor.EVERY_LEVER_SCOPE));
    login("justworks", justworks);
  }

  @Override
  public void close() {
    visitor.close();
  }

  /** A whole run of a command, as typed. */
  record Run(int exit, String out, String err) {
    JsonNode json(String schema) {
      Schemas.assertValid(schema, out);
      return parse(out);
    }

    /** The object {@code error} of a failure in JSON. */
    JsonNode error() {
      return parse(err.lines().toList().getLast()).path("error");
    }

    private static JsonNode parse(String text) {
      try {
        return new ObjectMapper().readTree(text);
      } catch (IOException e) {
        throw new AssertionError(text, e);
      }
    }
  }

  Run lvjw(String... words) {
    int out = host.outText().length();
    int err = host.errText().length();
    int exit = Lvjw.run(words, host);
    return new Run(exit, host.outText().substring(out), host.errText().substring(err));
  }

  void login(String side, String token) {
    login(side, token, StillHost.NOW.plus(Duration.ofHours(1)));
  }

  void login(String side, String token, Instant expiresAt) {
    Login login =
        new Login(
            token,
            Optional.empty(),
            expiresAt,
            StillHost.NOW,
            StillHost.NOW,
            List.of(),
            Optional.empty(),
            "app");
    Credentials.open(host, Places.of(host, "default"), "default").saveLogin(side, login);
  }

  <T> T in(Function<Workspace, T> work) {
    Speech speech = new Speech(host.out(), host.err(), Format.TABLE, false);
    Prompter prompter =
        host.interactive() ? new TerminalPrompter(host, speech) : new DisabledPrompter(speech);
    try (Workspace workspace = Workspace.open(host, prompter, "default", false)) {
      return work.apply(workspace);
    }
  }

  SyncHires.Report sync() {
    return in(workspace -> new SyncHires(workspace).run(SyncHires.Reach.ORDINARY));
  }

  /** A hire that is reviewed and ready. */
  String reviewed(String name) {
    String id = hired(name);
    sync();
    approve(id);
    return id;
  }

  String hired(String name) {
    String json = "{\"name\":\"%s\",\"emails\":[\"%s\"]}".formatted(name, email(name));
    String id = visitor.control("POST", "/candidates", json).json().path("id").asText();
    visitor.sandbox.putOffer(id);
    visitor.sandbox.hire(id);
    return id;
  }

  static String email(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@mail.example.test";
  }

  void approve(String id) {
    Map<FieldName, String> said = Map.of(FieldName.WORK_EMAIL, "w" + id + "@work.example.test");
    Assessment approved =
        in(
            workspace ->
                new ReviewHire(workspace)
                    .run(
                        id,
                        new ReviewHire.Answers(
                            said, Set.of(), false, false, Optional.empty(), true)));
    assertThat(approved.hire().state())
        .as(approved.blockerCodes().toString())
        .isEqualTo(HireState.REVIEWED);
  }

  /** Lever's offer says another salary from now on. */
  void paysOtherwise(String id) {
    visitor.control(
        "PUT",
        "/candidates/" + id + "/offer",
        "{\"fields\":[{\"identifier\":\"salary_amount\",\"value\":99000}]}");
  }

  /** Invites on Justworks' page. */
  void invitedOnThePage(String id, String firstName, String lastName) {
    visitor.onboarding(
        justworks,
        "PUT",
        "/pending-hires/" + id + "/invitation",
        ("{\"send_to\":\"home\",\"details\":{\"member_type\":\"Employee - EOR\","
                + "\"first_name\":\"%s\",\"last_name\":\"%s\",\"start_date\":\"2027-04-01\","
                + "\"home_email\":\"%s\"}}")
            .formatted(firstName, lastName, email(firstName + " " + lastName)));
    assertThat(invitedThere()).contains(id);
  }

  static InviteHires.Options by(Route route) {
    return new InviteHires.Options(Optional.of(route), Optional.empty(), false, true);
  }

  Result invite(String id, Route route) {
    return invite(List.of(id), by(route)).getFirst();
  }

  List<Result> invite(List<String> ids, InviteHires.Options options) {
    return in(workspace -> new InviteHires(workspace).invite(ids, options));
  }

  HireState state(String id) {
    return in(workspace -> new PendingHires(workspace).show(id)).hire().state();
  }

  List<ReadLog.Line> log(String id) {
    return in(workspace -> new ReadLog(workspace).run(Optional.of(id)));
  }

  List<String> journal(String id) {
    return log(id).stream().map(ReadLog.Line::action).toList();
  }

  List<String> invitedThere() {
    return visitor
        .sandbox
        .invitations()
        .valueStream()
        .map(one -> one.path("opportunityId").asText())
        .toList();
  }

  long requests(String method, String pathEnd) {
    return visitor
        .sandbox
        .log()
        .valueStream()
        .filter(one -> one.path("method").asText().equals(method))
        .filter(one -> one.path("path").asText().endsWith(pathEnd))
        .count();
  }

  void faults(String... lines) {
    visitor.sandbox.faults(Fault.all(lines));
  }
}
