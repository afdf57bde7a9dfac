package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Apart from {@link FittingTest}: another test engine runs it and reports by class. */
class FittingPropertyTest {
  @Property(tries = 2000)
  void neverIsWiderAndMovesNothing(@ForAll String text, @ForAll @IntRange(max = 40) int columns) {
    String fitted = Fitting.fit(text, columns);
    assertThat(Fitting.width(fitted)).isLessThanOrEqualTo(columns);
    assertThat(fitted.codePoints()).noneMatch(Character::isISOControl);
    assertThat(Fitting.wrap(text, Math.max(2, columns)))
        .allSatisfy(
            line -> assertThat(Fitting.width(line)).isLessThanOrEqualTo(Math.max(2, columns)));
  }
}
