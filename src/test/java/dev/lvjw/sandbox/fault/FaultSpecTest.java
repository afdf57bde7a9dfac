package dev.lvjw.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one line in which a fault is written. */
class FaultSpecTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "archived=flat",
        "access-life=5",
        "rate=off",
        "rate=40",
        "lever status=503 share=20",
        "lever GET /v1/opportunities/*/offers latency=300",
        "onboarding PUT /v1/pending-hires/*/invitation cut=at-once carried-out=yes first=1",
        "token status=429 retry-after=2 for=30",
        "lever GET /v1/** redirect=data-centre status=308",
        "justworks GET /v1/members body=huge skip=1 first=1 slow=2000",
      })
  void isReadAndWrittenTheSame(String spec) {
    assertThat(Fault.parse(spec).spec()).isEqualTo(spec);
    assertThat(Fault.parse("  " + spec.replace(" ", "   ")).spec()).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "archived=round           | object, flat",
        "archieved=flat           | archived, hired-reason",
        "archived=flat lever      | stands alone",
        "access-life=0            | documented, NUMBER",
        "access-life=NUMBER       | documented, NUMBER",
        "workday status=503       | lever, justworks, onboarding, token",
        "lever                    | says nothing",
        "lever share=20           | says nothing",
        "lever GET status         | status is none of",
        "lever status=200         | 400 to 599",
        "lever status=301         | 400 to 599",
        "lever status=99          | 400 to 599",
        "lever status=503 share=0 | 1 to 100",
        "lever cut=later          | at-once, midway",
        "lever body=own           | garbage, html, empty, wrong, huge, stranger",
        "lever redirect=moon      | data-centre, foreign",
        "justworks redirect=data-centre | only Lever has several",
        "lever slow=5 carried-out=maybe | yes or no",
        "lever latency=5 carried-out=no | there is no answer",
        "lever status=503 status=500    | given twice",
        "lever body=stranger status=500 | real answer",
      })
  void aBadOneSaysWhatIsPossible(String spec, String possible) {
    assertThatThrownBy(() -> Fault.parse(spec))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
              assertThat(failure.message()).contains(possible);
            });
  }
}
