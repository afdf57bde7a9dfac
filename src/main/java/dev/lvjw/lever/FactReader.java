package dev.lvjw.lever;

import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.Mapping;
import dev.lvjw.hire.NamedFact;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Gathers from Lever's objects what they say about one hire. Nothing is judged or guessed here:
 * every value is handed on as Lever spells it, with the object it came from, the best source of
 * each field first.
 */
public final class FactReader {
  /** Identifiers that mean something of their own, whatever their label says (reference §4). */
  private static final Set<String> BUILT_IN =
      Set.of(
          "job_posting",
          "job_title",
          "requisition",
          "candidate_name",
          "team",
          "location/office",
          "salary_amount",
          "compensation_currency",
          "salary_interval",
          "hiring_manager",
          "direct_manager",
          "anticipated_start_date",
          "today_date",
          "offer_expiration_date",
          "offered_equity",
          "company_signature_1",
          "candidate_signature");

  /** A name or an e-mail in a user's place is not asked for at Lever. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Opportunity opportunity;
  private final Optional<Offer> offer;
  private final Optional<Posting> posting;
  private final Optional<Requisition> requisition;
  private final Function<String, Optional<User>> users;
  private final List<Fact> facts = new ArrayList<>();

  private FactReader(
      Opportunity opportunity,
      Optional<Offer> offer,
      Optional<Posting> posting,
      Optional<Requisition> requisition,
      Function<String, Optional<User>> users) {
    this.opportunity = opportunity;
    this.offer = offer;
    this.posting = posting;
    this.requisition = requisition;
    this.users = users;
  }

  /**
   * Reads everything about one hire.
   *
   * @param opportunity an archived one, with the moment of it
   * @param offers all of the opportunity's
   * @param users finds a user by id, for the manager's name
   * @param mapping may name fields of the offer that lvjw doesn't read by itself
   * @throws IllegalArgumentException without that moment: only hires have facts
   */
  public static LeverFacts read(
      Opportunity opportunity,
      List<Offer> offers,
      Optional<Posting> posting,
      Optional<Requisition> requisition,
      Function<String, Optional<User>> users,
      Mapping mapping) {
    Instant hiredAt =
        opportunity
            .archived()
            .flatMap(Archived::archivedAt)
            .orElseThrow(() -> new IllegalArgumentException("no moment of a hire"));
    Optional<Offer> offer = chosen(offers);
    FactReader reader = new FactReader(opportunity, offer, posting, requisition, users);
    return new LeverFacts(
        opportunity.id(),
        opportunity.contactId(),
        opportunity.name(),
        hiredAt,
        offer.map(FactReader::offerFacts),
        reader.facts(),
        reader.named(mapping),
        applied(opportunity));
  }

  private static Job applied(Opportunity opportunity) {
    return new Job(
        opportunity.application().flatMap(Application::postingId),
        opportunity.application().flatMap(Application::requisitionId));
  }

  /**
   * A hire's facts with its offers read again, and with the posting and requisition that they name
   * where those are others than before; everything else stays.
   */
  public static LeverFacts withOffers(
      LeverFacts known,
      List<Offer> offers,
      Function<String, Optional<Posting>> postings,
      Function<String, Optional<Requisition>> requisitions,
      Function<String, Optional<User>> users,
      Mapping mapping) {
    Optional<Offer> offer = chosen(offers);
    Optional<OfferFacts> offerFacts = offer.map(FactReader::offerFacts);
    Job before = LeverFacts.job(known.applied(), known.offer());
    Job now = LeverFacts.job(known.applied(), offerFacts);
    Set<Source> again = EnumSet.of(Source.OFFER);
    Optional<Posting> posting = Optional.empty();
    if (!now.posting().equals(before.posting())) {
      again.add(Source.POSTING);
      posting = now.posting().flatMap(postings);
    }
    Optional<Requisition> requisition = Optional.empty();
    if (!now.requisition().equals(before.requisition())) {
      again.add(Source.REQUISITION);
      requisition = now.requisition().flatMap(requisitions);
    }
    FactReader reader = new FactReader(Opportunity.nameless(), offer, posting, requisition, users);
    return known.with(offerFacts, again, reader.facts(), reader.named(mapping));
  }

  /** Which job a hire is for: its posting says title, department and office. */
  public static Job job(Opportunity opportunity, List<Offer> offers) {
    return LeverFacts.job(applied(opportunity), chosen(offers).map(FactReader::offerFacts));
  }

  private static OfferFacts offerFacts(Offer offer) {
    return new OfferFacts(
        offer.id(),
        offer.status(),
        signature(offer),
        new Job(offer.postingId(), offer.value("requisition")));
  }

  /** The offer that counts: signed, latest signature first; else the latest, declined ones last. */
  static Optional<Offer> chosen(List<Offer> offers) {
    Comparator<Offer> latest = Comparator.comparing(offer -> offer.createdAt().orElse(Instant.MIN));
    Comparator<Offer> bySignature =
        Comparator.comparing((Offer offer) -> offer.candidateSignedAt().orElse(Instant.MIN))
            .thenComparing(latest);
    Comparator<Offer> declinedLast =
        Comparator.comparing(offer -> !offer.status().equals("denied"));
    return offers.stream()
        .filter(offer -> signature(offer) == Signature.SIGNED)
        .max(bySignature)
        .or(() -> offers.stream().max(declinedLast.thenComparing(latest)));
  }

  static Signature signature(Offer offer) {
    return switch (offer.status()) {
      case "signed" -> Signature.SIGNED;
      case "sent-manually" -> {
        if (offer.candidateSigned()) {
          yield Signature.SIGNED;
        }
        yield offer.signedDocument() ? Signature.UNPROVED : Signature.UNSIGNED;
      }
      default -> Signature.UNSIGNED;
    };
  }

  private List<Fact> facts() {
    labelled(FieldName.MEMBER_TYPE);
    compensation();
    offered(FieldName.EARNINGS_TYPE, "salary_interval");
    labelled(FieldName.EXEMPTION_STATUS);
    names();
    offered(FieldName.TITLE, "job_title");
    add(FieldName.TITLE, Source.POSTING, posting.flatMap(Posting::title));
    manager();
    labelled(FieldName.DEPARTMENT);
    add(FieldName.DEPARTMENT, Source.POSTING, posting.flatMap(Posting::department));
    add(FieldName.DEPARTMENT, Source.REQUISITION, requisition.flatMap(Requisition::department));
    offered(FieldName.OFFICE, "location/office");
    add(FieldName.OFFICE, Source.POSTING, posting.flatMap(Posting::location));
    add(FieldName.OFFICE, Source.REQUISITION, requisition.flatMap(Requisition::location));
    offered(FieldName.START_DATE, "anticipated_start_date");
    homeEmails();
    labelled(FieldName.WORK_EMAIL);
    return facts;
  }

  /** What rules may name: of postings and requisitions all there is, of offers what is named. */
  private List<NamedFact> named(Mapping mapping) {
    List<NamedFact> named = new ArrayList<>();
    name(named, Source.POSTING, "title", posting.flatMap(Posting::title));
    name(named, Source.POSTING, "department", posting.flatMap(Posting::department));
    name(named, Source.POSTING, "team", posting.flatMap(Posting::team));
    name(named, Source.POSTING, "location", posting.flatMap(Posting::location));
    name(named, Source.POSTING, "commitment", posting.flatMap(Posting::commitment));
    name(named, Source.REQUISITION, "department", requisition.flatMap(Requisition::department));
    name(named, Source.REQUISITION, "team", requisition.flatMap(Requisition::team));
    name(named, Source.REQUISITION, "location", requisition.flatMap(Requisition::location));
    name(
        named,
        Source.REQUISITION,
        "employmentStatus",
        requisition.flatMap(Requisition::employmentStatus));
    mapping
        .offerFields()
        .flatMap(rule -> offered(rule.getKey(), rule.getValue()).stream())
        .distinct()
        .forEach(named::add);
    return named;
  }

  private static void name(
      List<NamedFact> named, Source source, String name, Optional<String> raw) {
    raw.map(value -> new NamedFact(new Origin(source, name), value, "")).ifPresent(named::add);
  }

  /** A field of the offer by its identifier, else by its label. */
  private Optional<NamedFact> offered(FieldName name, Origin origin) {
    return offerFields().stream()
        .filter(field -> field.identifier().equalsIgnoreCase(origin.name()))
        .findFirst()
        .or(
            () ->
                offerFields().stream()
                    .filter(field -> field.label().strip().equalsIgnoreCase(origin.name()))
                    .findFirst())
        .flatMap(field -> field.value().map(raw -> understood(name, origin, field, raw)));
  }

  private NamedFact understood(FieldName name, Origin origin, OfferField field, String raw) {
    return switch (field.identifier()) {
      case "hiring_manager", "direct_manager" -> {
        Fact manager = managerOf(raw);
        yield new NamedFact(origin, manager.raw(), manager.qualifier());
      }
      case "candidate_name" -> new NamedFact(origin, raw, Fact.WHOLE_NAME);
      default ->
          new NamedFact(
              origin,
              raw,
              name == FieldName.COMPENSATION_AMOUNT
                  ? field("compensation_currency").orElse("")
                  : "");
    };
  }

  private void compensation() {
    String currency = field("compensation_currency").orElse("");
    field("salary_amount")
        .map(raw -> new Fact(FieldName.COMPENSATION_AMOUNT, Source.OFFER, raw, currency))
        .ifPresent(facts::add);
    custom(FieldName.COMPENSATION_AMOUNT)
        .map(raw -> new Fact(FieldName.COMPENSATION_AMOUNT, Source.OFFER, raw, currency))
        .ifPresent(facts::add);
  }

  /** Lever has one name; how it splits is not Lever's to say. */
  private void names() {
    for (FieldName name : List.of(FieldName.FIRST_NAME, FieldName.LAST_NAME)) {
      labelled(name);
      whole(name, Source.OFFER, field("candidate_name"));
      whole(name, Source.APPLICATION, opportunity.application().flatMap(Application::name));
      whole(name, Source.OPPORTUNITY, Optional.of(opportunity.name()));
      whole(name, Source.CONTACT, opportunity.contact().flatMap(Contact::name));
    }
  }

  private void manager() {
    field("direct_manager")
        .or(() -> field("hiring_manager"))
        .map(this::managerOf)
        .ifPresent(facts::add);
    labelled(FieldName.MANAGER);
  }

  private Fact managerOf(String userId) {
    Optional<User> user = ID.matcher(userId).matches() ? users.apply(userId) : Optional.empty();
    return user.flatMap(User::name)
        .map(
            name ->
                new Fact(
                    FieldName.MANAGER, Source.OFFER, name, user.flatMap(User::email).orElse("")))
        .orElseGet(() -> new Fact(FieldName.MANAGER, Source.OFFER, userId, Fact.UNKNOWN_USER));
  }

  private void homeEmails() {
    labelled(FieldName.HOME_EMAIL);
    add(
        FieldName.HOME_EMAIL,
        Source.APPLICATION,
        opportunity.application().flatMap(Application::email));
    for (String email : new LinkedHashSet<>(opportunity.emails())) {
      add(FieldName.HOME_EMAIL, Source.OPPORTUNITY, Optional.of(email));
    }
    for (String email :
        new LinkedHashSet<>(opportunity.contact().map(Contact::emails).orElse(List.of()))) {
      add(FieldName.HOME_EMAIL, Source.CONTACT, Optional.of(email));
    }
  }

  private void offered(FieldName name, String identifier) {
    add(name, Source.OFFER, field(identifier));
    labelled(name);
  }

  private void labelled(FieldName name) {
    add(name, Source.OFFER, custom(name));
  }

  private Optional<String> field(String identifier) {
    return offer.flatMap(chosen -> chosen.value(identifier));
  }

  /** A field of the customer's own that is labelled like one of ours. */
  private Optional<String> custom(FieldName name) {
    return offerFields().stream()
        .filter(field -> !BUILT_IN.contains(field.identifier()))
        .filter(field -> FieldName.ofLabel(field.label()).equals(Optional.of(name)))
        .flatMap(field -> field.value().stream())
        .findFirst();
  }

  private List<OfferField> offerFields() {
    return offer.map(Offer::fields).orElse(List.of());
  }

  private void whole(FieldName name, Source source, Optional<String> raw) {
    add(name, source, raw, Fact.WHOLE_NAME);
  }

  private void add(FieldName name, Source source, Optional<String> raw) {
    add(name, source, raw, "");
  }

  private void add(FieldName name, Source source, Optional<String> raw, String qualifier) {
    raw.map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(value -> new Fact(name, source, value, qualifier))
        .ifPresent(facts::add);
  }
}
