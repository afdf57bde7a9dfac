package dev.lvjw.terminal;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.Prompter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Speaks, but never asks: cron, pipes and {@code --no-input}. What is piped in can be heard. */
public final class DisabledPrompter implements Prompter {
  private final Speech speech;
  private final Optional<Reader> piped;

  /** One that reads nothing at all. */
  public DisabledPrompter(Speech speech) {
    this.speech = speech;
    this.piped = Optional.empty();
  }

  /**
   * @param piped what {@link #typed} reads
   */
  public DisabledPrompter(Speech speech, InputStream piped) {
    this.speech = speech;
    this.piped = Optional.of(new InputStreamReader(piped, StandardCharsets.UTF_8));
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public void say(String line) {
    speech.say(line);
  }

  @Override
  public void hand(URI page) {
    speech.hand(page);
  }

  @Override
  public Optional<String> ask(String question, String instead) {
    throw nobody("nobody can answer here: " + question, instead);
  }

  @Override
  public Optional<String> askSecret(String question, String instead) {
    throw nobody("nobody can answer here: " + question, instead);
  }

  @Override
  public Optional<String> typed() {
    return piped.flatMap(Typed::in);
  }

  @Override
  public boolean hears() {
    return piped.isPresent();
  }

  @Override
  public Prompter.Farewell farewell(String words) {
    return new LastWords(this, words);
  }

  @Override
  public boolean confirm(String question, String instead) {
    // The question may name a person, and this ends up in a log of cron's.
    throw nobody("nobody can confirm this here", instead);
  }

  private static Failure nobody(String what, String instead) {
    List<String> options =
        Arrays.stream(instead.split("[ ,;]+")).filter(word -> word.startsWith("--")).toList();
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "no_terminal",
        options.isEmpty()
            ? what
            : what
                + (what.endsWith(":") ? " " : "; ")
                + "pass "
                + String.join(", ", options)
                + " instead",
        instead);
  }
}
