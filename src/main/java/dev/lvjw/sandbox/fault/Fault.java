package dev.lvjw.sandbox.fault;

import dev.lvjw.Failure;
import java.util.List;

/**
 * What the sandbox does otherwise on purpose: a switch set, or requests disturbed. Both are written
 * in one line, the same for {@code lvjw sandbox --fault} and {@code PUT /_sandbox/faults}.
 */
public sealed interface Fault permits Disturbance, Fault.Setting {
  /** The line that {@link #parse} reads as this fault. */
  String spec();

  /** A switch, and which of its ways. */
  record Setting(Switch what, String way) implements Fault {
    @Override
    public String spec() {
      return what.key() + "=" + way;
    }
  }

  /**
   * Reads one line: {@code SWITCH=WAY}, or {@code SIDE [METHOD] [PATH] EFFECT=VALUE…}.
   *
   * @throws Failure usage, saying what is possible
   */
  static Fault parse(String spec) {
    List<String> words = List.of(spec.strip().split("\\s+"));
    return words.getFirst().contains("=") ? setting(words) : new DisturbanceSpec(words).read();
  }

  /** Each line of {@code specs} as by {@link #parse}. */
  static List<Fault> all(String... specs) {
    return List.of(specs).stream().map(Fault::parse).toList();
  }

  private static Setting setting(List<String> words) {
    String[] parts = words.getFirst().split("=", 2);
    Switch what =
        Switch.named(parts[0])
            .orElseThrow(
                () -> wrong("there is no switch " + parts[0] + "; there are " + Switch.keys()));
    if (words.size() > 1) {
      throw wrong("a switch stands alone: " + what.key() + "=" + what.ways().getLast());
    }
    if (!what.takes(parts[1])) {
      throw wrong(what.key() + " takes " + String.join(", ", what.ways()));
    }
    return new Setting(what, parts[1]);
  }

  /** A line that can't be read. */
  static Failure wrong(String message) {
    return Failure.usage(
        "a fault can't be read: " + message, "lvjw sandbox --fault 'lever status=503 share=20'");
  }
}
