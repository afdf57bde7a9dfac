package dev.lvjw.sandbox;

import dev.lvjw.Failure;
import dev.lvjw.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What {@code lvjw sandbox} can be told. */
public record Options(
    int port, Duration latency, OptionalInt ratePerSecond, int candidates, List<Fault> faults) {
  /** The most candidates; ten times as many as the figures of docs/benchmarks are for. */
  public static final int MOST_CANDIDATES = 100_000;

  /**
   * @param port of the control API; 0 for a free one
   * @param latency added to each answer of the imitated services
   * @param ratePerSecond Lever's limit, with bursts to twice as many; empty for none
   * @param candidates so many more, the same each time
   * @param faults what it does otherwise from the first request on
   * @throws Failure usage, for values that can't be
   */
  public Options {
    if (port < 0 || port > 65_535) {
      throw Failure.usage("a port is a number from 0 to 65535", "lvjw sandbox --port 0");
    }
    if (latency.isNegative()) {
      throw Failure.usage("latency can't be negative", "lvjw sandbox --latency 0");
    }
    if (ratePerSecond.isPresent() && ratePerSecond.getAsInt() < 1) {
      throw Failure.usage("a rate is at least 1 a second, or off", "lvjw sandbox --rate off");
    }
    if (candidates < 0 || candidates > MOST_CANDIDATES) {
      throw Failure.usage(
          "candidates are 0 to " + MOST_CANDIDATES, "lvjw sandbox --candidates 1000");
    }
  }

  /** Without further candidates and without faults. */
  public Options(int port, Duration latency, OptionalInt ratePerSecond) {
    this(port, latency, ratePerSecond, 0, List.of());
  }

  /** The same with so many more candidates. */
  public Options withCandidates(int count) {
    return new Options(port, latency, ratePerSecond, count, faults);
  }

  /**
   * The same with the faults that these lines say.
   *
   * @throws Failure usage, for a line that can't be read
   */
  public Options withFaults(List<String> lines) {
    return new Options(
        port, latency, ratePerSecond, candidates, lines.stream().map(Fault::parse).toList());
  }

  /** The same with these faults. */
  public Options with(Fault... others) {
    return new Options(port, latency, ratePerSecond, candidates, List.of(others));
  }

  /** A free port, no latency, Lever's documented ten requests a second. */
  public static Options defaults() {
    return new Options(0, Duration.ZERO, OptionalInt.of(10));
  }
}
