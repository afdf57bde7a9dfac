package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.TestVisitor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ten a second, bursts to twenty, over HTTP; the clock stands still until it is moved. */
class RateLimitTest {
  @Test
  void twentyAtOnceThenTenASecond() {
    try (TestVisitor visitor = new TestVisitor(Options.defaults())) {
      String token = visitor.lever("users:read:admin");
      for (int i = 0; i < 20; i++) {
        assertThat(visitor.lever(token, "/users?limit=1").status()).isEqualTo(200);
      }
      TestVisitor.Answer refused = visitor.lever(token, "/users?limit=1");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.json().path("code").asText()).isNotEmpty();
      String other = visitor.lever("users:read:admin");
      assertThat(visitor.lever(other, "/users?limit=1").status()).isEqualTo(200);

      visitor.sandbox.advance(Duration.ofMillis(500));
      for (int i = 0; i < 5; i++) {
        assertThat(visitor.lever(token, "/users?limit=1").status()).isEqualTo(200);
      }
      assertThat(visitor.lever(token, "/users?limit=1").status()).isEqualTo(429);
    }
  }

  @Test
  void offMeansHoweverOften() {
    try (TestVisitor visitor = new TestVisitor()) {
      String token = visitor.lever("users:read:admin");
      for (int i = 0; i < 30; i++) {
        assertThat(visitor.lever(token, "/users?limit=1").status()).isEqualTo(200);
      }
    }
  }
}
