package dev.lvjw.app;

import dev.lvjw.TestHost;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.hire.PersonName;
import dev.lvjw.hire.Source;
import dev.lvjw.store.Hires;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reviews of invented hires in a database of their own, as the form opens them. */
public final class Reviews implements AutoCloseable {
  /** What Justworks knows: {@code Ada Brightwater} was there before. */
  public static final Directory JUSTWORKS =
      new Directory(
          Directory.Authority.JUSTWORKS,
          List.of("Engineering", "Sales", "営業"),
          List.of("Chicago", "New York"),
          List.of(
              person("mbr_1", "Marion Calloway", true),
              person("mbr_2", "Priya Solanki", true),
              person("mbr_3", "Ada Brightwater", false)));

  private final TestHost host;
  private final Workspace workspace;

  private static Directory.Person person(String id, String name, boolean active) {
    return new Directory.Person(
        id, PersonName.of(name), List.of(), List.of(), active, Optional.empty());
  }

  public Reviews(TestHost host) {
    this.host = host;
    this.workspace =
        Workspace.open(
            host,
            new DisabledPrompter(new Speech(host.out(), host.err(), Format.TABLE, false)),
            "",
            false);
  }

  /** Everything is there but what a test takes away. */
  public static Stream<Fact> complete() {
    return Stream.of(
        Fact.of(FieldName.MEMBER_TYPE, Source.OFFER, "Employee - Full Time"),
        new Fact(FieldName.COMPENSATION_AMOUNT, Source.OFFER, "98000", "USD"),
        Fact.of(FieldName.EARNINGS_TYPE, Source.OFFER, "per-year-salary"),
        Fact.of(FieldName.EXEMPTION_STATUS, Source.OFFER, "exempt"),
        new Fact(FieldName.FIRST_NAME, Source.OPPORTUNITY, "Celia Dunmore", Fact.WHOLE_NAME),
        new Fact(FieldName.LAST_NAME, Source.OPPORTUNITY, "Celia Dunmore", Fact.WHOLE_NAME),
        Fact.of(FieldName.TITLE, Source.OFFER, "Engineer"),
        Fact.of(FieldName.MANAGER, Source.OFFER, "Marion Calloway"),
        Fact.of(FieldName.DEPARTMENT, Source.POSTING, "Engineering"),
        Fact.of(FieldName.OFFICE, Source.POSTING, "New York"),
        Fact.of(FieldName.START_DATE, Source.OFFER, "1797292800000"), // 2026-12-15
        Fact.of(FieldName.HOME_EMAIL, Source.OPPORTUNITY, "celia@mail.example.test"));
  }

  /** The complete facts without those of some fields. */
  public static Stream<Fact> without(FieldName... fields) {
    return complete().filter(fact -> !List.of(fields).contains(fact.field()));
  }

  /** A hire as Lever tells of it. */
  public static LeverFacts facts(String name, Signature signature, Stream<Fact> facts) {
    return new LeverFacts(
        "0a1b2c3d-0000",
        Optional.empty(),
        name,
        TestHost.START,
        Optional.of(
            new OfferFacts(
                "offer-1", signature == Signature.SIGNED ? "signed" : "sent", signature, Job.NONE)),
        facts.toList(),
        List.of(),
        Job.NONE);
  }

  /** Stores a hire and opens its review. */
  public OpenReview open(LeverFacts facts, Optional<Directory> directory) {
    store(host, facts);
    return opened(facts.opportunityId(), directory);
  }

  /** Opens the review of a stored hire. */
  public OpenReview opened(String id, Optional<Directory> directory) {
    ReviewHire review = new ReviewHire(workspace);
    return new OpenReview(review, review.find(id), directory);
  }

  /** Stores a hire at first sight in the database of a host. */
  public static Hire store(TestHost host, LeverFacts facts) {
    try (Reviews reviews = new Reviews(host)) {
      return reviews
          .workspace
          .database()
          .write(
              session ->
                  new Hires(session, reviews.workspace.basis()).insert(facts, TestHost.START));
    }
  }

  /** Changes a stored hire behind the back of whoever reviews it. */
  public void change(String id, UnaryOperator<Hire> change) {
    workspace
        .database()
        .update(
            session -> {
              Hires hires = new Hires(session, workspace.basis());
              hires.update(change.apply(hires.byOpportunity(id).orElseThrow()), TestHost.START);
            });
  }

  /** The hire as it is stored now. */
  public Hire stored(String id) {
    return new ReviewHire(workspace).find(id).hire();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
