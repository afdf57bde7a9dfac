package dev.lvjw.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The mail that only shows that mails arrive. */
public final class TestMail {
  private TestMail() {}

  /** The mail; each moment makes another. */
  public static Mail of(List<String> to, Instant at, Commands commands) {
    String many = to.size() == 1 ? "one address" : to.size() + " addresses";
    return new Letter()
        .title("This is a test of lvjw's mail. Nobody was hired.")
        .sentence("Mails about hires go where this one went: to " + many + ".")
        .commands(Map.of("Sent by", commands.of("notify", "test")))
        .mail(MessageId.of("test", List.of(at.toString())), to, "Test: lvjw's mail works");
  }
}
