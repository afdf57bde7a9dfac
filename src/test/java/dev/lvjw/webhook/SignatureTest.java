package dev.lvjw.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String KEY = "a-signature-token-ö";
  private static final String TOKEN = "4ce4c8ec7f9b4c7f8d1a6f0e2b3c4d5e6f708192a3b4c5d6";
  private static final long TIME = 1_760_000_000_700L;

  /** Computed with OpenSSL and with Python's hmac: {@code openssl dgst -sha256 -hmac KEY}. */
  private static final String EXPECTED =
      "80a676bfd617830b7da1408e9bf967359e266cd8844e115c21c9515e22ad0aea";

  @Test
  void agreesWithOpenSsl() {
    assertThat(Signature.sign(KEY, TOKEN, TIME)).isEqualTo(EXPECTED);
    assertThat(Signature.check(KEY, TOKEN, TIME, EXPECTED)).isTrue();
  }

  @Test
  void refusesOtherSpellings() {
    assertThat(Signature.check(KEY, TOKEN, TIME, EXPECTED.toUpperCase(Locale.ROOT))).isFalse();
    assertThat(Signature.check(KEY, TOKEN, TIME, "")).isFalse();
    assertThat(Signature.check(KEY, TOKEN, TIME, EXPECTED + " ")).isFalse();
    assertThat(Signature.check(KEY, TOKEN, TIME, EXPECTED.substring(1))).isFalse();
  }

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
