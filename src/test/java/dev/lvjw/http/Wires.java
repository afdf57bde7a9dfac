package dev.lvjw.http;

import dev.lvjw.TestHost;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Transports and providers for tests: real sockets, no real pauses. */
public final class Wires {
  /** Short enough for a test that waits for a limit; a busy machine answers at once within it. */
  public static final Limits SHORT =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofMinutes(2), 4, 1000);

  /** For a call that must not come to its end. */
  static final Limits IMPATIENT =
      new Limits(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofMinutes(2), 1, 10 << 20);

  /** Patient, with little room: for a test of the size alone. */
  static final Limits SMALL =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), 4, 1000);

  private Wires() {}

  /** A transport with the usual limits. */
  public static Transport transport(TestHost host) {
    return new Transport(host, "lvjw/test", Exchange.Listener.none());
  }

  /** A provider without a rate. */
  static Provider provider(URI base) {
    return new Provider("lever", "Lever", base, Optional.of("lever.co"), Optional.empty());
  }

  /** A login that is renewed once. */
  static final class Renewable implements Authorizer {
    final List<String> rejected = new ArrayList<>();
    private String token = "old";

    @Override
    public String header() {
      return "Bearer " + token;
    }

    @Override
    public boolean renew(String rejectedHeader) {
      rejected.add(rejectedHeader);
      token = "new";
      return true;
    }
  }
}
