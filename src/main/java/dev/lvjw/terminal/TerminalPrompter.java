package dev.lvjw.terminal;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.app.Prompter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Asks the person in front of the terminal. */
public final class TerminalPrompter implements Prompter {
  private final Host host;
  private final Speech speech;
  private final BufferedReader answers;

  public TerminalPrompter(Host host, Speech speech) {
    this.host = host;
    this.speech = speech;
    this.answers = new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
  }

  @Override
  public boolean interactive() {
    return true;
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
    speech.ask(question + " ");
    String answer = readLine(question, instead).strip();
    return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
  }

  @Override
  public Optional<String> askSecret(String question, String instead) {
    return host.readSecret(question + " ").map(String::strip).filter(s -> !s.isEmpty());
  }

  @Override
  public Optional<String> typed() {
    return Typed.in(answers);
  }

  @Override
  public boolean hears() {
    return true;
  }

  @Override
  public void copy(String text) {
    speech.copy(text);
  }

  @Override
  public Prompter.Farewell farewell(String words) {
    return new LastWords(this, words);
  }

  @Override
  public boolean confirm(String question, String instead) {
    while (true) {
      speech.ask(question + " [y/N] ");
      switch (readLine(question, instead).strip().toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return true;
        }
        case "", "n", "no" -> {
          return false;
        }
        default -> speech.say("Please answer y or n.");
      }
    }
  }

  private String readLine(String question, String instead) {
    try {
      String line = answers.readLine();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      throw ended(question, instead).causedBy(e);
    }
    speech.ask("\n"); // the question has no end of line that a person typed
    throw ended(question, instead);
  }

  private static Failure ended(String question, String instead) {
    return new Failure(
        ExitCode.NEEDS_PERSON,
        "no_answer",
        "the input ended before an answer to: " + question,
        instead);
  }
}
