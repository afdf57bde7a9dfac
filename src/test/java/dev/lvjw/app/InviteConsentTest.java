package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A yes is one to what was shown, and to nothing that came between it and the sending. */
class InviteConsentTest {
  private static final InviteHires.Options ASKING =
      new InviteHires.Options(Optional.of(Route.API), Optional.empty(), false, false);

  @TempDir Path home;
  private InviteDesk desk;

  @BeforeEach
  void connect() {
    desk = new InviteDesk(home);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** What a person would be told who stops lvjw now. */
  private Optional<String> farewell = Optional.empty();

  /** A person who says yes after something happened. */
  private final class Yes implements Prompter {
    private final Runnable meanwhile;

    Yes(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public Farewell farewell(String words) {
      farewell = Optional.of(words);
      return () -> farewell = Optional.empty();
    }

    @Override
    public boolean interactive() {
      return true;
    }

    @Override
    public void say(String line) {}

    @Override
    public void hand(URI page) {}

    @Override
    public Optional<String> ask(String question, String instead) {
      return Optional.empty();
    }

    @Override
    public Optional<String> askSecret(String question, String instead) {
      return Optional.empty();
    }

    @Override
    public Optional<String> typed() {
      return Optional.empty();
    }

    @Override
    public boolean hears() {
      return false;
    }

    @Override
    public boolean confirm(String question, String instead) {
      meanwhile.run();
      return true;
    }
  }

  private List<Result> invite(List<String> ids, Runnable meanwhile) {
    try (Workspace workspace = Workspace.open(desk.host, new Yes(meanwhile), "default", false)) {
      return new InviteHires(workspace).invite(ids, ASKING);
    }
  }

  @Test
  void whoBecameReadyAfterTheQuestionWasNotAskedAbout() {
    String asked = desk.reviewed("Ada Asked");
    String late = desk.hired("Lotte Late");
    desk.sync();
    List<Result> results = invite(List.of(asked, late), () -> desk.approve(late));
    assertThat(results)
        .extracting(Result::ending)
        .containsExactly(Ending.INVITED, Ending.NOT_READY);
    assertThat(desk.invitedThere()).containsExactly(asked);
    assertThat(desk.state(late)).isEqualTo(HireState.REVIEWED);
    assertThat(desk.journal(late)).doesNotContain("inviting");
  }

  @Test
  void whoStopsAtTheQuestionIsToldThatNothingWasSent() {
    String id = desk.reviewed("Stella Stop");
    List<Optional<String>> words = new ArrayList<>();
    invite(List.of(id), () -> words.add(farewell));
    assertThat(words).containsExactly(Optional.of("Stopped: nothing was sent."));
    assertThat(farewell).as("once it is sent that isn't true").isEmpty();
    assertThat(desk.invitedThere()).containsExactly(id);
  }

  @Test
  void valuesThatAreOthersThanThoseShownAreNotSent() {
    String id = desk.reviewed("Vera Values");
    ReviewHire.Answers title =
        new ReviewHire.Answers(
            Map.of(FieldName.TITLE, "Chief"), Set.of(), false, false, Optional.empty(), true);
    Result result =
        invite(List.of(id), () -> desk.in(workspace -> new ReviewHire(workspace).run(id, title)))
            .getFirst();
    assertThat(result.ending()).isEqualTo(Ending.NOT_READY);
    assertThat(result.message()).contains("changed while you were asked");
    assertThat(desk.invitedThere()).isEmpty();
    assertThat(desk.state(id)).isEqualTo(HireState.REVIEWED);
    assertThat(invite(List.of(id), () -> {}).getFirst().ending())
        .as("asked again")
        .isEqualTo(Ending.INVITED);
  }
}
