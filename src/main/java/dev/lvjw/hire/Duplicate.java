package dev.lvjw.hire;

import java.util.List;
import java.util.Locale;

/**
 * Someone who may be the same person as a hire.
 *
 * @param kind a member of the company, or another stored hire of the same Lever contact or with the
 *     same e-mail
 * @param id the member's id, or the hire's short id
 * @param active false for a terminated member: then the hire would be a rehire
 * @param signals what agrees; two make it the same person, one means that a person must look
 */
public record Duplicate(Kind kind, String id, String name, boolean active, List<Signal> signals) {
  /** Where the other one was found. */
  public enum Kind {
    MEMBER,
    HIRE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What two people have in common. */
  public enum Signal {
    EMAIL,
    NAME,
    CONTACT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether this is the member of that id; only a member can be rehired. */
  public boolean isMember(String memberId) {
    return kind == Kind.MEMBER && id.equals(memberId);
  }

  /** Whether enough agrees for this to be the same person; one signal alone says "may be". */
  public boolean samePerson() {
    return signals.size() > 1;
  }

  /** Whether this is a member no more. */
  public boolean left() {
    return kind == Kind.MEMBER && !active;
  }

  public Duplicate {
    signals = List.copyOf(signals);
  }
}
