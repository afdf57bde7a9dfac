package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.hire.Announcement;
import dev.lvjw.hire.Checks;
import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.NamedFact;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.Review;
import dev.lvjw.hire.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is stored comes back, whatever strings providers and people put into it. */
class HireDocumentPropertyTest {
  @Property
  void aHireComesBackAsItWas(@ForAll("hires") Hire hire) throws IOException {
    String document = HireDocument.write(hire);
    // The database keeps UTF-8, which has no place for half a character.
    String kept = new String(document.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(HireDocument.read(hire.id(), hire.state(), hire.alarm(), hire.firstSeenAt(), kept))
        .isEqualTo(hire);
  }

  @Provide
  Arbitrary<Hire> hires() {
    return Combinators.combine(
            Arbitraries.of(HireState.class),
            facts(),
            values(),
            decisions(),
            checks(),
            Combinators.combine(instants(), text(), values(), text().optional())
                .as(Review::new)
                .optional(),
            invitations().optional(),
            text().optional())
        .as(
            (state, facts, edits, decisions, checks, review, invitation, refusal) ->
                new Hire(
                    "short-id",
                    state,
                    facts,
                    edits,
                    decisions,
                    checks,
                    review,
                    invitation,
                    edits.isEmpty(),
                    refusal,
                    refusal.map(
                        text ->
                            new Announcement(
                                text,
                                refusal,
                                facts.hiredAt().equals(Instant.EPOCH)
                                    ? Optional.empty()
                                    : Optional.of(LocalDate.EPOCH))),
                    Instant.EPOCH));
  }

  private static Arbitrary<LeverFacts> facts() {
    Arbitrary<OfferFacts> offers =
        Combinators.combine(text(), text(), Arbitraries.of(OfferFacts.Signature.class), jobs())
            .as(OfferFacts::new);
    Arbitrary<Fact> fact =
        Combinators.combine(
                Arbitraries.of(FieldName.class), Arbitraries.of(Source.class), text(), text())
            .as(Fact::new);
    Arbitrary<NamedFact> named =
        Combinators.combine(
                Combinators.combine(Arbitraries.of(Source.class), text()).as(Origin::new),
                text(),
                text())
            .as(NamedFact::new);
    return Combinators.combine(
            text(),
            text().optional(),
            text(),
            instants(),
            offers.optional(),
            fact.list().ofMaxSize(6),
            named.list().ofMaxSize(4),
            jobs())
        .as(LeverFacts::new);
  }

  private static Arbitrary<Job> jobs() {
    return Combinators.combine(text().optional(), text().optional()).as(Job::new);
  }

  private static Arbitrary<Decisions> decisions() {
    Arbitrary<DuplicateDecision> about =
        Arbitraries.oneOf(
            Arbitraries.of(new DuplicateDecision.NewPerson(Set.of("m", "h"))),
            text().map(member -> new DuplicateDecision.Rehire(member, Set.of("h"))));
    return Combinators.combine(Arbitraries.of(true, false), about.optional()).as(Decisions::new);
  }

  private static Arbitrary<Checks> checks() {
    Arbitrary<Match> match =
        Combinators.combine(
                text(),
                Arbitraries.of(Checks.How.class),
                text().optional(),
                text().optional(),
                text().list().ofMaxSize(3),
                Arbitraries.of(true, false))
            .as(Match::new);
    Arbitrary<Duplicate> duplicate =
        Combinators.combine(
                Arbitraries.of(Duplicate.Kind.class),
                text(),
                text(),
                Arbitraries.of(true, false),
                Arbitraries.of(Duplicate.Signal.class).list().ofMaxSize(3))
            .as(Duplicate::new);
    return Combinators.combine(
            instants().optional(),
            Arbitraries.of(true, false),
            Arbitraries.maps(Arbitraries.of(FieldName.class), match).ofMaxSize(3),
            duplicate.list().ofMaxSize(3))
        .as(Checks::new);
  }

  private static Arbitrary<Invitation> invitations() {
    return Combinators.combine(
            Arbitraries.of(Invitation.Route.class),
            Arbitraries.of(HireState.class),
            instants(),
            text().optional())
        .as(Invitation::new);
  }

  private static Arbitrary<Map<FieldName, String>> values() {
    return Arbitraries.maps(Arbitraries.of(FieldName.class), text()).ofMaxSize(4);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().map(Instant::ofEpochMilli);
  }

  /** Every UTF-16 unit there is, lone surrogates and NUL among them, and what JSON uses itself. */
  private static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(12),
        Arbitraries.of(
            "",
            "\"",
            "\\",
            "\\u0000",
            "null",
            "{\"a\":1}",
            "\ud800",
            "\udc00\ud800",
            "\u202egpj.exe",
            "'; DROP TABLE hire; --",
            "\u2028\u0085\r\n"));
  }
}
