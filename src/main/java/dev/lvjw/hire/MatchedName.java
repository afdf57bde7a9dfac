package dev.lvjw.hire;

import dev.lvjw.hire.Checks.Match;
import java.util.Locale;
import java.util.Optional;

/** A manager, department or office as Justworks spells it; never another spelling unsaid. */
final class MatchedName {
  private MatchedName() {}

  /** The field with what the last look at Justworks' names found out about its value. */
  static Field on(FieldName name, Field field, Checks checks) {
    return Optional.ofNullable(checks.matches().get(name))
        .filter(match -> field.value().equals(Optional.of(match.asked())))
        .map(
            match ->
                match
                    .found()
                    .map(found -> taken(field, match, found))
                    .orElseGet(
                        () -> field.with(FieldStatus.UNMATCHED, why(name, match, match.listed()))))
        .orElse(field);
  }

  private static Field taken(Field field, Match match, String found) {
    Field spelled = field.valued(found);
    String which =
        match.memberId().map(id -> "; several members have that name, this is " + id).orElse("");
    if (found.equals(match.asked())) {
      return which.isEmpty() ? spelled : spelled.noting("taken as \"" + found + "\"" + which);
    }
    String how =
        switch (match.how()) {
          case EMAIL -> "the member with the e-mail address of";
          case ID -> "the member with the id";
          default -> "Justworks' spelling of";
        };
    return spelled.noting(
        "taken as \"" + found + "\", " + how + " \"" + match.asked() + "\"" + which);
  }

  /**
   * @param listed whether it was looked for in the customer's list
   */
  static String why(FieldName name, Match match, boolean listed) {
    String kind = name.label().toLowerCase(Locale.ROOT);
    String where = listed ? "the list of Justworks' names" : "Justworks";
    String names = String.join(", ", match.suggestions());
    String close = names.isEmpty() ? "" : "; close: " + names;
    return switch (match.how()) {
      case SEVERAL ->
          where + " has several such " + kind + "s; say which: --set " + name.key() + "=" + names;
      case LEFT -> "this " + kind + " is a member of Justworks no more; say who it is now" + close;
      default -> where + " has no such " + kind + close;
    };
  }
}
