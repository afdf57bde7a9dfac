package dev.lvjw.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignatureTest {
  static final String KEY = "a-signature-token-ö";
  static final String TOKEN = "4ce4c8ec7f9b4c7f8d1a6f0e2b3c4d5e6f708192a3b4c5d6";
  static final long TIME = 1_760_000_000_700L;

  /** Computed with OpenSSL and with Python's hmac: {@code openssl dgst -sha256 -hmac KEY}. */
  static final String EXPECTED = "80a676bfd617830b7da1408e9bf967359e266cd8844e115c21c9515e22ad0aea";

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
}
