package dev.lvjw.hire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the last look at Justworks' names found out about one hire.
 *
 * @param at when Justworks was read; empty when it never was
 * @param listed whether names were held against the customer's own list
 * @param matches by field, what the asked-for name was found as
 * @param duplicates members who may be this person
 */
public record Checks(
    Optional<Instant> at,
    boolean listed,
    Map<FieldName, Match> matches,
    List<Duplicate> duplicates) {
  /** Nothing was looked at. */
  public static final Checks NONE = new Checks(Optional.empty(), false, Map.of(), List.of());

  /** How a name was found, or why it wasn't. */
  public enum How {
    /** Spelled just so. */
    EXACT,
    /** Spelled so but for case, accents, space or, of a person, the order of the words. */
    ALIKE,
    /** The member with the manager's e-mail address. */
    EMAIL,
    /** The member with that id. */
    ID,
    /** Not found. */
    NONE,
    /** Not found, because it may be any of several. */
    SEVERAL,
    /** A manager who is a member no more. */
    LEFT
  }

  /**
   * What became of a name.
   *
   * @param asked the name that was looked for; the match says nothing about any other
   * @param how how it was found, or why it wasn't
   * @param found Justworks' spelling of it
   * @param memberId which member is meant where several have that name
   * @param suggestions close names, nearest first, when it wasn't found; ids or e-mail addresses
   *     where several members have the name
   * @param listed whether the customer's own list said so, not Justworks
   */
  public record Match(
      String asked,
      How how,
      Optional<String> found,
      Optional<String> memberId,
      List<String> suggestions,
      boolean listed) {
    public Match {
      suggestions = List.copyOf(suggestions);
    }

    static Match found(String asked, How how, String name) {
      return new Match(asked, how, Optional.of(name), Optional.empty(), List.of(), false);
    }

    static Match open(String asked, How how, List<String> suggestions) {
      return new Match(asked, how, Optional.empty(), Optional.empty(), suggestions, false);
    }

    Match meaning(String member) {
      return new Match(asked, how, found, Optional.of(member), suggestions, listed);
    }

    Match byList() {
      return new Match(asked, how, found, memberId, suggestions, true);
    }
  }

  public Checks {
    matches = Map.copyOf(matches);
    duplicates = List.copyOf(duplicates);
  }

  /** Whether they differ in the time of the look at most. */
  public boolean sayTheSameAs(Checks others) {
    return at.isPresent() == others.at.isPresent()
        && listed == others.listed
        && matches.equals(others.matches)
        && duplicates.equals(others.duplicates);
  }
}
