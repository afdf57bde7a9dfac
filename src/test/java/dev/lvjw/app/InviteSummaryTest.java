package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The one exit code of several ends. */
class InviteSummaryTest {
  private static Result ended(Ending ending) {
    return new Result("id", ending, "so");
  }

  private static Result stopped(ExitCode exit) {
    return new Result(
        "id",
        Ending.NOT_READY,
        "so",
        Optional.empty(),
        List.of(),
        Optional.of(new Failure(exit, "code", "why", "lvjw sync")));
  }

  private static Optional<ExitCode> exit(Result... results) {
    return InviteSummary.failure(Arrays.asList(results)).map(Failure::exit);
  }

  @Test
  void goodEndsAreNoFailure() {
    assertThat(exit(ended(Ending.INVITED), ended(Ending.HANDED_OFF), ended(Ending.ALREADY)))
        .isEmpty();
  }

  @Test
  void bothOfAKindHaveItsCodeAndMixedOnesAreDoneInPart() {
    assertThat(exit(ended(Ending.NOT_READY), ended(Ending.NOT_READY)))
        .hasValue(ExitCode.NEEDS_PERSON);
    assertThat(exit(ended(Ending.REFUSED), ended(Ending.REFUSED))).hasValue(ExitCode.REFUSED);
    assertThat(exit(ended(Ending.REFUSED), ended(Ending.NOT_READY))).hasValue(ExitCode.PARTLY_DONE);
    assertThat(exit(ended(Ending.INVITED), stopped(ExitCode.UNREACHABLE)))
        .hasValue(ExitCode.PARTLY_DONE);
  }

  @Test
  void onlyWhatStopsAllIsTheCodeOfAll() {
    assertThat(exit(stopped(ExitCode.UNREACHABLE), ended(Ending.NOT_READY)))
        .hasValue(ExitCode.UNREACHABLE);
    assertThat(exit(stopped(ExitCode.USAGE), ended(Ending.NOT_READY)))
        .as("one hire has no such address")
        .hasValue(ExitCode.NEEDS_PERSON);
    assertThat(exit(stopped(ExitCode.NOT_ALLOWED), stopped(ExitCode.NOT_ALLOWED)))
        .as("each alike")
        .hasValue(ExitCode.NOT_ALLOWED);
  }
}
