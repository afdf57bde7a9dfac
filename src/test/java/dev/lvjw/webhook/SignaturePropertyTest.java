package dev.lvjw.webhook;

import static dev.lvjw.webhook.SignatureTest.EXPECTED;
import static dev.lvjw.webhook.SignatureTest.KEY;
import static dev.lvjw.webhook.SignatureTest.TIME;
import static dev.lvjw.webhook.SignatureTest.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

/** Apart from {@link SignatureTest}: another test engine runs it and reports by class. */
class SignaturePropertyTest {
  @Property
  void acceptsItsOwn(
      @ForAll @NotEmpty String key, @ForAll String token, @ForAll @LongRange(min = 1) long time) {
    assertThat(Signature.check(key, token, time, Signature.sign(key, token, time))).isTrue();
  }

  @Property
  void refusesAnyChangedCharacter(
      @ForAll @IntRange(max = 63) int place, @ForAll @IntRange(min = 1, max = 127) int flip) {
    char[] changed = EXPECTED.toCharArray();
    changed[place] ^= (char) flip;
    assertThat(Signature.check(KEY, TOKEN, TIME, new String(changed))).isFalse();
  }

  @Property
  void refusesAnotherTokenTimeOrKey(@ForAll @NotEmpty String other, @ForAll long time) {
    Assume.that(time != TIME && !other.equals(KEY) && !(other + TIME).equals(TOKEN + TIME));
    assertThat(Signature.check(other, TOKEN, TIME, EXPECTED)).isFalse();
    assertThat(Signature.check(KEY, other, TIME, EXPECTED)).isFalse();
    assertThat(Signature.check(KEY, TOKEN, time, EXPECTED)).isFalse();
  }
}
