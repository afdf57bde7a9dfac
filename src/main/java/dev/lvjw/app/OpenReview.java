package dev.lvjw.app;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Choices;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireState;
import java.util.List;
import java.util.Optional;

/**
 * A review by a person who tries and changes their mind: what would become of the hire with their
 * answers, and nothing is stored before they say so. Justworks' lists are read once, at the start.
 */
public final class OpenReview {
  private final ReviewHire review;
  private final Assessment stored;
  private final Optional<Directory> directory;

  OpenReview(ReviewHire review, Assessment stored, Optional<Directory> directory) {
    this.review = review;
    this.stored = stored;
    this.directory = directory;
  }

  /** The hire as it was stored when the review began. */
  public Assessment stored() {
    return stored;
  }

  /**
   * What the hire would be with these answers.
   *
   * @throws dev.lvjw.Failure (usage) for a value that is none
   */
  public Assessment with(ReviewHire.Answers answers) {
    return review.preview(stored, answers, directory);
  }

  /** What can be chosen for a field instead of typing it. */
  public List<String> choices(FieldName field) {
    return Choices.of(field, stored.hire(), directory);
  }

  /** Whether Justworks' lists of departments, offices and people are at hand. */
  public boolean hasLists() {
    return directory.isPresent();
  }

  /**
   * Stores the answers, and approves if they say so and nothing stands in the way.
   *
   * @throws ChangedMeanwhile when the hire is not the one any more that was shown; then nothing is
   *     stored
   * @throws dev.lvjw.Failure (needs person) when it can't be reviewed any more, or was to be
   *     approved and something stands in the way by now; the answers are stored then
   */
  public Assessment save(ReviewHire.Answers answers) {
    Assessment saved = review.save(stored, answers, directory);
    if (answers.approve() && !(saved.hire().state() == HireState.REVIEWED && saved.ready())) {
      throw ReviewHire.notReady(saved);
    }
    return saved;
  }

  /** The same with the hire as it is stored by now. */
  public OpenReview again() {
    return new OpenReview(review, review.find(stored.hire().opportunityId()), directory);
  }
}
