package dev.lvjw.terminal.form;

import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.OfferFacts.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision that a person takes in the form, as a list to choose from.
 *
 * @param options at least one
 */
record Decision(List<Option> options) {
  /**
   * @param words what is chosen
   * @param then what has been said then
   */
  record Option(String words, Draft then) {}

  /** Whether the values of an offer that nothing proves are taken; empty where one is signed. */
  static Optional<Decision> offer(Assessment stored, Draft draft) {
    if (signed(stored) || stored.hire().decisions().acceptUnsigned()) {
      return Optional.empty();
    }
    return Optional.of(
        new Decision(
            List.of(
                new Option(
                    stored.hire().facts().offer().isPresent()
                        ? "Accept: go on with the values of an offer that isn't proved signed"
                        : "Accept: go on without an offer",
                    draft.accepting(true)),
                new Option("Wait for the signature", draft.accepting(false)))));
  }

  static boolean signed(Assessment stored) {
    return stored
        .hire()
        .facts()
        .offer()
        .map(OfferFacts::signature)
        .filter(Signature.SIGNED::equals)
        .isPresent();
  }

  /** Who the hire is; empty where nobody looks alike. */
  static Optional<Decision> people(Assessment shown, Draft draft) {
    if (shown.duplicates().isEmpty()) {
      return Optional.empty();
    }
    List<Option> options = new ArrayList<>();
    options.add(new Option("Somebody new, who happens to look alike", draft.someoneNew()));
    shown.duplicates().stream()
        .filter(one -> one.kind() == Duplicate.Kind.MEMBER)
        .forEach(
            member ->
                options.add(new Option("Coming back: " + person(member), draft.back(member.id()))));
    options.add(new Option("Not decided here", draft.undecided()));
    return Optional.of(new Decision(List.copyOf(options)));
  }

  /** Someone who looks alike, and in what. */
  static String person(Duplicate one) {
    String signals = String.join(" and ", one.signals().stream().map(s -> s.word()).toList());
    return switch (one.kind()) {
      case MEMBER ->
          one.name()
              + ", "
              + (one.active() ? "active" : "terminated")
              + " member "
              + one.id()
              + ", same "
              + signals;
      case HIRE -> one.name() + ", hire " + one.id() + ", same " + signals;
    };
  }

  /** Who the hire is taken for, in words; empty where that isn't decided. */
  static Optional<String> decided(Assessment shown) {
    return shown
        .hire()
        .decisions()
        .duplicate()
        .map(
            decision ->
                switch (decision) {
                  case DuplicateDecision.NewPerson(Set<String> _) -> "somebody new";
                  case DuplicateDecision.Rehire(String member, Set<String> _) ->
                      "coming back: " + member;
                });
  }
}
