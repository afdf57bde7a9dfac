package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.InviteDesk.Run;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.sandbox.TestVisitor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What happens to a hire between its review and {@code lvjw invite}, on both routes and from every
 * state that {@code invite} takes up: what Lever took back or changed is never sent, and who was
 * invited in Justworks meanwhile is recognised. The login sees nothing confidential.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateChangesTest {
  @TempDir static Path home;
  private final Map<Case, String> ids = new LinkedHashMap<>();
  private InviteDesk desk;

  private enum Change {
    UNDONE,
    DELETED,
    /** The offer says another salary. */
    CHANGED,
    /** Made confidential, which Lever refuses. */
    CONFIDENTIAL,
    /** Made confidential, where Lever acts as if it weren't there. */
    HIDDEN,
    /** Invited on Justworks' page. */
    INVITED
  }

  private enum From {
    REVIEWED,
    /** An invitation got no answer and never arrived. */
    INVITING,
    /** An invitation got no answer and did arrive. */
    ARRIVED,
    HANDED_OFF
  }

  private record Case(Change change, From from, Route route) {
    String firstName() {
      return (change.name() + from.name() + route.name()).toLowerCase(Locale.ROOT).replace("_", "");
    }
  }

  static Stream<Case> cases() {
    return Arrays.stream(Change.values())
        .flatMap(
            change ->
                Stream.of(
                    new Case(change, From.REVIEWED, Route.API),
                    new Case(change, From.REVIEWED, Route.HANDOFF),
                    new Case(change, From.INVITING, Route.API),
                    new Case(change, From.INVITING, Route.HANDOFF),
                    new Case(change, From.ARRIVED, Route.API),
                    new Case(change, From.HANDED_OFF, Route.HANDOFF)))
        .filter(one -> one.change != Change.INVITED || one.from != From.ARRIVED);
  }

  @BeforeAll
  void hireThem() {
    desk = new InviteDesk(home);
    String scopes = TestVisitor.EVERY_LEVER_SCOPE.replace(" confidential:access:admin", "");
    desk.login("lever", desk.visitor.lever(scopes));
    cases().forEach(one -> ids.put(one, desk.hired(one.firstName() + " late")));
    desk.sync();
  }

  @AfterAll
  void close() {
    desk.close();
  }

  private Hire hire(String id) {
    return desk.in(workspace -> new PendingHires(workspace).show(id)).hire();
  }

  private void bring(String id, From from) {
    desk.approve(id);
    switch (from) {
      case REVIEWED -> {}
      case INVITING -> loseAnswer(id, "cut=at-once");
      case ARRIVED -> loseAnswer(id, "cut=at-once carried-out=yes");
      case HANDED_OFF -> desk.invite(id, Route.HANDOFF);
    }
  }

  private void loseAnswer(String id, String how) {
    desk.faults("onboarding PUT /v1/pending-hires/" + id + "/invitation " + how);
    assertThat(catchThrowable(() -> desk.invite(id, Route.API))).isInstanceOf(Failure.class);
    desk.faults();
    assertThat(hire(id).state()).isEqualTo(HireState.INVITING);
  }

  private void happen(String id, Case given) {
    switch (given.change) {
      case UNDONE -> desk.visitor.sandbox.unhire(id);
      case DELETED -> desk.visitor.sandbox.delete(id);
      case CHANGED -> desk.paysOtherwise(id);
      case CONFIDENTIAL, HIDDEN ->
          desk.visitor.sandbox.changeCandidate(
              id, JsonNodeFactory.instance.objectNode().put("confidentiality", "confidential"));
      case INVITED -> desk.invitedOnThePage(id, given.firstName(), "late");
    }
    if (given.change == Change.HIDDEN) {
      desk.faults("confidential=left-out");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsSentThatIsNotSoAnyMore(Case given) {
    String id = ids.getOrDefault(given, "");
    bring(id, given.from);
    happen(id, given);
    List<String> invitedBefore = desk.invitedThere();
    List<String> handedBefore = handedOff(id);
    long sent = desk.requests("PUT", id + "/invitation");

    String route = given.route.word();
    Run run = desk.lvjw("invite", id, "--route", route, "--yes", "-o", "json");
    desk.faults();

    assertThat(run.exit()).as(run.err()).isEqualTo(exit(given).number());
    if (!run.out().isEmpty()) {
      JsonNode item = run.json("invite").at("/items/0");
      assertThat(item.path("result").asText()).isEqualTo(run.exit() == 0 ? "already" : "not-ready");
      assertThat(item.has("sheet"))
          .as("values to enter, which are those approved")
          .isEqualTo(given.from == From.HANDED_OFF && given.change == Change.CHANGED);
    }
    assertThat(desk.requests("PUT", id + "/invitation")).as("requests to invite").isEqualTo(sent);
    assertThat(desk.invitedThere()).isEqualTo(invitedBefore);
    assertThat(handedOff(id)).isEqualTo(handedBefore);
    assertThat(hire(id).state()).isEqualTo(state(given));
    assertThat(hire(id).alarm())
        .isEqualTo(
            given.from == From.HANDED_OFF
                && (given.change == Change.UNDONE || given.change == Change.DELETED));
  }

  private List<String> handedOff(String id) {
    return desk.journal(id).stream().filter("handed-off"::equals).toList();
  }

  private static ExitCode exit(Case given) {
    if (given.from == From.ARRIVED || given.change == Change.INVITED) {
      return ExitCode.DONE;
    }
    return switch (given.change) {
      case CONFIDENTIAL -> ExitCode.NOT_ALLOWED;
      case CHANGED -> given.from == From.HANDED_OFF ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
      default -> ExitCode.NEEDS_PERSON;
    };
  }

  private static HireState state(Case given) {
    if (given.from == From.ARRIVED || given.change == Change.INVITED) {
      return HireState.INVITED;
    }
    if (given.from == From.HANDED_OFF) {
      return HireState.HANDED_OFF;
    }
    return switch (given.change) {
      case UNDONE, DELETED -> HireState.WITHDRAWN;
      case CHANGED -> HireState.PENDING;
      default -> HireState.REVIEWED;
    };
  }
}
