package dev.lvjw.hire;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What was done to bring the person into Justworks, and what proves it.
 *
 * @param route by which way
 * @param state how far it got, in the words of {@link HireState}
 * @param at when it got there
 * @param evidence what lvjw has seen: never more than it has; empty before anything was sent
 * @param sendTo which address is invited; empty where lvjw didn't say
 * @param later handoff: to be added now and invited later
 */
public record Invitation(
    Route route,
    HireState state,
    Instant at,
    Optional<String> evidence,
    Optional<SendTo> sendTo,
    boolean later) {
  /** One of which lvjw only knows that it is there. */
  public Invitation(Route route, HireState state, Instant at, Optional<String> evidence) {
    this(route, state, at, evidence, Optional.empty(), false);
  }

  /** The same, sent so. */
  public Invitation sent(SendTo to, boolean invitedLater) {
    return new Invitation(route, state, at, evidence, Optional.of(to), invitedLater);
  }

  /** The way an invitation takes. */
  public enum Route {
    /** The onboarding API, where the company has one. */
    API,
    /** A person enters the values in Justworks' own form. */
    HANDOFF;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
