package dev.lvjw.terminal.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.app.OpenReview;
import dev.lvjw.app.Reviews;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.terminal.Fitting;
import dev.lvjw.terminal.form.ReviewForm.Mode;
import dev.lvjw.terminal.form.ReviewForm.Next;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever keys are pressed, in windows of any size. */
class ReviewFormPropertyTest {
  private static Path home;
  private static Reviews reviews;
  private static OpenReview review;

  /** Everything that can be asked of a person is open. */
  @BeforeContainer
  static void open() throws IOException {
    home = Files.createTempDirectory("lvjw-form-");
    reviews = new Reviews(new TestHost(home));
    review =
        reviews.open(
            Reviews.facts(
                "Ada Brightwater 山田\u202e",
                Signature.UNSIGNED,
                Reviews.without(
                    FieldName.FIRST_NAME, FieldName.EXEMPTION_STATUS, FieldName.OFFICE)),
            Optional.of(Reviews.JUSTWORKS));
  }

  @AfterContainer
  static void close() throws IOException {
    reviews.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<List<Key>> keys() {
    Arbitrary<Key> named = Arbitraries.of(Key.Named.values()).map(key -> key);
    Arbitrary<Key> commands =
        Arbitraries.of("0123456789asqunyx ".chars().boxed().toList()).map(Key.Typed::new);
    Arbitrary<Key> typed =
        Arbitraries.of("é山\ud83d\ude80|none|wage|ex|5".codePoints().boxed().toList())
            .map(Key.Typed::new);
    Arbitrary<Key> pasted =
        Arbitraries.of("Chicago", "none", "exempt", "\r\n", "\u202e\u001b[2J", "x".repeat(700))
            .map(Key.Pasted::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, named), Tuple.of(4, commands), Tuple.of(2, typed), Tuple.of(1, pasted))
        .list()
        .ofMinSize(20)
        .ofMaxSize(120);
  }

  @Property(tries = 150)
  void nothingIsLostUnaskedAndNothingApprovedThatIsOpen(
      @ForAll("keys") List<Key> keys,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 160) int columns) {
    Typist typist = Typist.at(review);
    ReviewForm form = typist.form();
    FormScreen screen = new FormScreen(false, true);
    for (Key key : keys) {
      boolean asked = form.mode() instanceof Mode.Leaving;
      Draft said = form.draft();
      Next next = form.press(key);
      if (next == Next.LEAVE || next == Next.INTERRUPT) {
        assertThat(asked || said.empty()).as("%s after %s", next, key).isTrue();
      }
      if (next == Next.APPROVE) {
        assertThat(form.shown().ready()).isTrue();
      }
      drawn(screen.draw(form, rows, columns), rows, columns);
    }
  }

  private static void drawn(Picture picture, int rows, int columns) {
    assertThat(picture.lines()).hasSize(rows);
    for (Picture.Line line : picture.lines()) {
      String text = line.plain();
      assertThat(Fitting.width(text)).isLessThan(Math.max(3, columns));
      assertThat(text.codePoints()).noneMatch(Character::isISOControl);
    }
    picture
        .cursor()
        .ifPresent(
            spot -> {
              assertThat(spot.row()).isLessThan(rows);
              assertThat(spot.column()).isLessThan(columns);
            });
  }
}
