package dev.lvjw.store;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Basis;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.LeverFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The stored hires, keyed by opportunity.
 *
 * @param session the transaction they are read and written in
 * @param basis what the home e-mail is read by, under which a hire is found
 */
public record Hires(Session session, Basis basis) {
  /** Fewer characters of an id name nobody: they would mean another hire tomorrow. */
  public static final int SHORTEST_BEGINNING = 4;

  private static final int SHORTEST_ID = 8;
  private static final String COLUMNS =
      "SELECT short_id, state, alarm, first_seen_at, document FROM hire ";

  public Optional<Hire> byOpportunity(String opportunityId) {
    return session.first(COLUMNS + "WHERE opportunity_id = ?", Hires::hire, opportunityId);
  }

  /** Hires in some states, the earliest hired first. */
  public List<Hire> inStates(Collection<HireState> states) {
    String marks = String.join(",", Collections.nCopies(states.size(), "?"));
    return session.query(
        COLUMNS + "WHERE state IN (" + marks + ") ORDER BY hired_at, short_id",
        Hires::hire,
        states.stream().map(HireState::word).toArray());
  }

  /** Those of them that are announced at a provider. */
  public List<Hire> announced(Collection<HireState> states) {
    String marks = String.join(",", Collections.nCopies(states.size(), "?"));
    return session.query(
        COLUMNS
            + "WHERE state IN ("
            + marks
            + ") AND document ->> '$.announcement' IS NOT NULL ORDER BY hired_at, short_id",
        Hires::hire,
        states.stream().map(HireState::word).toArray());
  }

  /** Hires whose opportunity id begins with this, whatever the case; an exact one alone. */
  public List<Hire> byPrefix(String prefix) {
    List<Hire> exact = byId(prefix);
    if (exact.isEmpty()) {
      exact = byId(prefix.toLowerCase(Locale.ROOT));
    }
    return !exact.isEmpty() || prefix.length() < SHORTEST_BEGINNING
        ? exact
        : session.query(
            COLUMNS + "WHERE lower(substr(opportunity_id, 1, ?)) = lower(?) ORDER BY short_id",
            Hires::hire,
            prefix.length(),
            prefix);
  }

  private List<Hire> byId(String id) {
    return session.query(COLUMNS + "WHERE short_id = ? OR opportunity_id = ?", Hires::hire, id, id);
  }

  /** Hires with this home e-mail, whatever the case. */
  public List<Hire> byHomeEmail(String email) {
    return session.query(
        COLUMNS + "WHERE home_email = ? ORDER BY hired_at", Hires::hire, caseless(email));
  }

  /** Other hires of the same Lever contact, or with the same home e-mail. */
  public List<Hire> alike(Hire hire) {
    return session.query(
        COLUMNS
            + "WHERE (contact_id = ? OR home_email = ?) AND opportunity_id <> ? ORDER BY hired_at",
        Hires::hire,
        hire.facts().contactId(),
        homeEmail(hire),
        hire.opportunityId());
  }

  /**
   * Which of the hires in some states have others that are {@link #alike}: by opportunity, and in
   * one go, for thousands cost as many questions otherwise.
   */
  public Set<String> haveAlike(Collection<HireState> states) {
    String marks = String.join(",", Collections.nCopies(states.size(), "?"));
    return Set.copyOf(
        session.query(
            "SELECT opportunity_id FROM hire AS one WHERE state IN ("
                + marks
                + ") AND (EXISTS (SELECT 1 FROM hire AS other WHERE other.contact_id ="
                + " one.contact_id AND other.opportunity_id <> one.opportunity_id)"
                + " OR EXISTS (SELECT 1 FROM hire AS other WHERE other.home_email ="
                + " one.home_email AND other.opportunity_id <> one.opportunity_id))",
            row -> row.text("opportunity_id"),
            states.stream().map(HireState::word).toArray()));
  }

  private Optional<String> homeEmail(Hire hire) {
    return Assessment.of(hire, List.of(), basis)
        .field(FieldName.HOME_EMAIL)
        .value()
        .map(Hires::caseless);
  }

  private static String caseless(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** Stores a hire at first sight under a short id of its own. */
  public Hire insert(LeverFacts facts, Instant at) {
    Hire hire = Hire.firstSeen(shortId(facts.opportunityId()), facts, at);
    session.update(
        "INSERT INTO hire (opportunity_id, short_id, contact_id, home_email, state, hired_at,"
            + " first_seen_at, updated_at, alarm, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        hire.opportunityId(),
        hire.id(),
        facts.contactId(),
        homeEmail(hire),
        hire.state().word(),
        facts.hiredAt(),
        at,
        at,
        hire.alarm(),
        HireDocument.write(hire));
    return hire;
  }

  public void update(Hire hire, Instant at) {
    session.update(
        "UPDATE hire SET contact_id = ?, home_email = ?, state = ?, hired_at = ?, updated_at = ?, alarm = ?,"
            + " document = ? WHERE opportunity_id = ?",
        hire.facts().contactId(),
        homeEmail(hire),
        hire.state().word(),
        hire.facts().hiredAt(),
        at,
        hire.alarm(),
        HireDocument.write(hire),
        hire.opportunityId());
  }

  /** Files every hire under its home e-mail by another basis. */
  public void refile() {
    for (Hire hire : inStates(EnumSet.allOf(HireState.class))) {
      session.update(
          "UPDATE hire SET home_email = ? WHERE opportunity_id = ?",
          homeEmail(hire),
          hire.opportunityId());
    }
  }

  /** Eight characters, or as many more as it takes to be nobody else's. */
  private String shortId(String opportunityId) {
    for (int length = SHORTEST_ID; length < opportunityId.length(); length++) {
      String candidate = opportunityId.substring(0, length);
      if (session
          .query("SELECT 1 FROM hire WHERE short_id = ?", row -> candidate, candidate)
          .isEmpty()) {
        return candidate;
      }
    }
    return opportunityId;
  }

  private static Hire hire(Row row) {
    String id = row.text("short_id");
    try {
      return HireDocument.read(
          id,
          HireState.ofWord(row.text("state"))
              .orElseThrow(() -> new IOException("an unknown state")),
          row.flag("alarm"),
          row.instant("first_seen_at"),
          row.text("document"));
    } catch (IOException e) {
      throw new Failure(
              ExitCode.LOCAL_DATA,
              "damaged_hire",
              "the stored hire " + id + " can't be read",
              "restore lvjw.db from a backup, or move it away and run lvjw sync --since DATE")
          .causedBy(e);
    }
  }
}
