package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Tone;
import java.util.List;

/** The set-up of Justworks' Lever integration: three steps, then Connected (flow reference). */
final class LeverIntegration {
  /** What the integrations overview reads. */
  enum Status {
    NOT_SET_UP("Not set up", Tone.PLAIN),
    IN_PROGRESS("Set-up not finished", Tone.WAITING),
    CONNECTED("Connected", Tone.GOOD),
    BROKEN("Needs attention", Tone.BAD);

    private final String words;
    private final Tone tone;

    Status(String words, Tone tone) {
      this.words = words;
      this.tone = tone;
    }

    Html badge() {
      return Parts.badge(tone, words);
    }
  }

  /**
   * One of the three.
   *
   * @param missing what is left to do; empty when it is done
   */
  record Step(String name, String missing, String command) {
    boolean done() {
      return missing.isEmpty();
    }
  }

  private final LeverSide lever;
  private boolean finished;

  LeverIntegration(LeverSide lever) {
    this.lever = lever;
  }

  List<Step> steps() {
    return List.of(
        new Step(
            "Connect your Lever account",
            lever.authorised() ? "" : "Nobody has accepted the request in Lever.",
            "lvjw connect lever"),
        new Step(
            "Create webhook",
            lever.webhookCreated() ? "" : "Lever has no webhook for Candidate Hired.",
            "lvjw webhook enable"),
        new Step("Enable webhook", enabling(), "lvjw webhook verify"));
  }

  private String enabling() {
    if (!lever.webhookCreated()) {
      return "There is no webhook to switch on yet.";
    }
    if (!lever.switchedOn()) {
      return "In Lever, the switch of Candidate Hired is off.";
    }
    return lever.verified()
        ? ""
        : "In Lever, expand Candidate Hired and click Verify Connection until it reads Verified.";
  }

  synchronized Status status() {
    List<Step> steps = steps();
    if (steps.stream().allMatch(Step::done)) {
      return finished ? Status.CONNECTED : Status.IN_PROGRESS;
    }
    if (finished) {
      return Status.BROKEN;
    }
    return steps.stream().anyMatch(Step::done) ? Status.IN_PROGRESS : Status.NOT_SET_UP;
  }

  /**
   * Finish setup.
   *
   * @throws Refusal 409 naming the first step that isn't done
   */
  synchronized void finish() {
    for (Step step : steps()) {
      if (!step.done()) {
        throw new Refusal(409, "not_done", "“" + step.name() + "” isn’t done. " + step.missing());
      }
    }
    finished = true;
  }
}
