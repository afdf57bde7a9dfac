package dev.lvjw.sandbox.page;

import dev.lvjw.sandbox.http.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in a form's fields, and what is wrong with it: the values a page begins with, or what
 * a person sent, to be shown again beside the messages.
 */
public final class Typed {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();

  /** An empty form. */
  public static Typed nothing() {
    return new Typed();
  }

  /** What was sent: the first value of each name. */
  public static Typed sent(Parameters form) {
    Typed typed = new Typed();
    form.values().forEach((name, all) -> typed.values.put(name, all.getFirst()));
    return typed;
  }

  /** Begins a field with this value. */
  public Typed with(String name, String value) {
    values.put(name, value);
    return this;
  }

  /** Without the blanks around it; empty when nothing was typed. */
  public String value(String name) {
    return values.getOrDefault(name, "").strip();
  }

  /** Whether the field stands in it at all, empty or not. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Whether a box is ticked. */
  public boolean ticked(String name) {
    return !value(name).isEmpty();
  }

  /** Notes what is wrong with a field; the first word on it stays. */
  public Typed fault(String name, String message) {
    faults.putIfAbsent(name, message);
    return this;
  }

  /** The value, with a fault noted when it is empty. */
  public String needed(String name, String messageIfEmpty) {
    String value = value(name);
    if (value.isEmpty()) {
      fault(name, messageIfEmpty);
    }
    return value;
  }

  /** What is wrong with a field. */
  public Optional<String> fault(String name) {
    return Optional.ofNullable(faults.get(name));
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return faults.isEmpty();
  }

  /** All that is wrong, in the order of its finding. */
  public List<String> faults() {
    return List.copyOf(faults.values());
  }
}
