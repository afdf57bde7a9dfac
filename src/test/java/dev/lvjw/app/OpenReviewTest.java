package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.TestHost;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.OfferFacts.Signature;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the form ends with. */
class OpenReviewTest {
  private static final ReviewHire.Answers APPROVING =
      new ReviewHire.Answers(
          Map.of(FieldName.TITLE, "Chief"), Set.of(), false, false, Optional.empty(), true);

  @TempDir Path home;

  @Test
  void whatCantBeApprovedIsSavedAndSaidToNeedAPerson() {
    try (Reviews reviews = new Reviews(new TestHost(home))) {
      OpenReview review =
          reviews.open(
              Reviews.facts(
                  "Celia Dunmore", Signature.SIGNED, Reviews.without(FieldName.START_DATE)),
              Optional.of(Reviews.JUSTWORKS));
      Failure failure = catchThrowableOfType(Failure.class, () -> review.save(APPROVING));
      assertThat(failure).as("not approved in silence").isNotNull();
      assertThat(failure.exit()).isEqualTo(ExitCode.NEEDS_PERSON);
      assertThat(failure.message()).contains("startDate missing");
      assertThat(failure.next()).hasValueSatisfying(next -> assertThat(next).contains("review"));
      String id = review.stored().hire().opportunityId();
      assertThat(reviews.stored(id).state()).isEqualTo(HireState.PENDING);
      assertThat(reviews.stored(id).edits()).containsEntry(FieldName.TITLE, "Chief");
    }
  }
}
