package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Hire;
import java.util.Optional;

/** The hire is not the one any more that a person was shown, so their word doesn't count for it. */
public final class ChangedMeanwhile extends Failure {
  ChangedMeanwhile(Hire hire) {
    super(
        ExitCode.NEEDS_PERSON,
        "changed_meanwhile",
        "the hire changed while it was reviewed; nothing was approved",
        Optional.of("lvjw review " + hire.id()),
        Optional.empty());
  }
}
