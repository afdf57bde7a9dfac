package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.page.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads a form's fields into values; what can't be one is noted as that field's fault. */
final class Answers {
  private static final int LONGEST = 500;

  private final Typed typed;

  Answers(Typed typed) {
    this.typed = typed;
  }

  void wrong(String name, String why) {
    typed.fault(name, why);
  }

  /** What the form as a whole became, or empty when anything in it is wrong. */
  <T> Optional<T> ifSound(T whole) {
    return typed.isSound() ? Optional.of(whole) : Optional.empty();
  }

  /** Empty where nothing was typed. */
  String text(String name) {
    String text = typed.value(name);
    if (text.length() > LONGEST) {
      wrong(name, "This is longer than " + LONGEST + " characters.");
    }
    return text;
  }

  /**
   * @param ask what to say when it is missing
   */
  String needed(String name, String ask) {
    typed.needed(name, ask);
    return text(name);
  }

  /** One of the words that the field offers; empty, with a fault, for anything else. */
  String oneOf(String name, List<String> offered, String ask) {
    String text = needed(name, ask);
    if (text.isEmpty() || offered.contains(text)) {
      return text;
    }
    wrong(name, "“" + text + "” isn’t offered here. " + ask);
    return "";
  }

  Optional<LocalDate> date(String name, String ask) {
    String text = needed(name, ask);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      wrong(name, "Write the date as YYYY-MM-DD, such as 2027-01-31.");
      return Optional.empty();
    }
  }

  /** A positive amount in major units, without separators of thousands. */
  Optional<BigDecimal> amount(String name, String ask) {
    String text = needed(name, ask);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,4})?") || new BigDecimal(text).signum() == 0) {
      wrong(name, "Write an amount above zero in digits, such as 96000 or 28.50.");
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  Optional<String> email(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      wrong(name, "This isn’t an e-mail address.");
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
