package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.world.Cast;
import dev.lvjw.sandbox.world.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Any number of further candidates, and members of Justworks in proportion, from a fixed seed: the
 * same people with the same ids each time; only the dates move with the day of the start.
 *
 * <p>They came over the last two years. Most of the older ones are rejected, about one in twelve is
 * hired, and most of those who came in the last weeks are still active. Who is hired or in the
 * Offer stage mostly has an offer. Nobody is special on purpose, and nobody of them is a member:
 * that is for the {@link Roles}.
 */
public final class Crowd {
  /** Takes a member of long standing into Justworks' company. */
  public interface Employer {
    /**
     * @param start the first day
     * @param left the last day of who is no member any more
     */
    void employ(
        String memberId,
        Cast.Person person,
        String email,
        LocalDate start,
        Optional<LocalDate> left);
  }

  /** Any fixed number; another one makes other people. */
  private static final long SEED = 20_240_229;

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int DAYS = 730;
  private static final int FRESH_DAYS = 45;
  private static final int MOST_MEMBERS = 1_000;

  private static final List<String> FIRST =
      List.of(
          "Abel", "Alma", "Anders", "Bella", "Boris", "Carla", "Cyrus", "Dalia", "Denis", "Edda",
          "Elio", "Fenna", "Flynn", "Gesa", "Goran", "Hanna", "Henrik", "Ida", "Ilya", "Jana",
          "Joris", "Kaya", "Klaus", "Lara", "Linus", "Mila", "Marek", "Nadia", "Nils", "Olga",
          "Orson", "Petra", "Pablo", "Rhea", "Ruben", "Selma", "Silas", "Tessa", "Timur", "Ulla",
          "Viktor", "Wanda", "Xavier", "Yara", "Yann", "Zita");
  private static final List<String> LAST =
      List.of(
          "Alder", "Bram", "Calder", "Dun", "Elm", "Fern", "Garn", "Hazel", "Inch", "Kel", "Lark",
          "Mar", "Nor", "Oak", "Pem", "Quin", "Rook", "Sel", "Thorn", "Under", "Vale", "Wether",
          "Yar", "Zel");
  private static final List<String> OF_CANDIDATES =
      List.of("bourne", "croft", "dale", "field", "gate", "ham", "ley", "mere", "shaw", "worth");

  /** No candidate's name ends like a member's, so that none is a duplicate by chance. */
  private static final List<String> OF_MEMBERS = List.of("berg", "dotter", "mann", "sen", "stein");

  private static final List<Job> JOBS =
      List.of(
          new Job("Backend Engineer", "Engineering", "Platform", "New York", 128_000),
          new Job("Data Engineer", "Engineering", "Data", "San José", 134_000),
          new Job("Designer", "Engineering", "Product", "New York", 109_000),
          new Job("Sales Manager", "Sales", "Field Sales", "Chicago", 97_000),
          new Job("Sales Associate", "Sales", "Inside Sales", "Chicago", 58_000),
          new Job("Office Coordinator", "Operations", "Workplace", "Austin", 52_000),
          new Job("Support Agent", "Operations", "Support", "Austin", 47_000),
          new Job("Accountant", "Finance", "Accounting", "New York", 81_000));

  private static final List<String> STAGES =
      List.of("lead-new", "lead-reached-out", "lead-responded", "applicant-new", "offer");
  private static final List<String> ORIGINS =
      List.of("applied", "applied", "applied", "sourced", "referred", "agency", "university");
  private static final List<String> UNSIGNED =
      List.of("draft", "approval-sent", "approved", "sent");

  private record Job(String title, String department, String team, String office, int salary) {}

  private final RandomGenerator random = new Random(SEED);
  private final Ids ids = new Ids(random);
  private final LeverAccount account;
  private final CandidateForm form;
  private final List<String> postings = new ArrayList<>();
  private final List<String> rejections;
  private final long now;

  /** For an account that has its seed already. */
  public Crowd(LeverAccount account) {
    this.account = account;
    this.form = new CandidateForm(account, ids);
    this.now = account.millis();
    this.rejections =
        account.archiveReasons.all().stream()
            .filter(reason -> reason.path("type").asText().equals("non-hired"))
            .map(reason -> reason.path("id").asText())
            .toList();
  }

  /** Lets so many candidates apply; one member for ten of them works at Justworks' company. */
  public void come(int candidates, Employer employer) {
    if (candidates == 0) {
      return;
    }
    JOBS.forEach(job -> postings.add(posting(job)));
    for (int i = 0; i < candidates; i++) {
      candidate(i);
    }
    for (int i = 0; i < Math.min(MOST_MEMBERS, candidates / 10); i++) {
      member(employer, i);
    }
  }

  private String posting(Job job) {
    ObjectNode posting = account.postings.find(account.firstPosting()).orElseThrow().deepCopy();
    String id = ids.uuid();
    posting.put("id", id);
    posting.put("text", job.title());
    posting.put("createdAt", now - (DAYS + 30) * DAY);
    ObjectNode categories = posting.withObject("/categories");
    categories.put("department", job.department());
    categories.put("team", job.team());
    categories.put("location", job.office());
    categories.putArray("allLocations").add(job.office());
    posting.withObject("/urls").put("show", account.appUrl() + "/postings/" + id);
    account.postings.put(posting);
    return id;
  }

  private void candidate(int number) {
    String name = one(FIRST) + " " + one(LAST) + one(OF_CANDIDATES);
    int job = random.nextInt(JOBS.size());
    long created = now - (1 + random.nextInt(DAYS)) * DAY - random.nextInt((int) DAY);
    Outcome outcome = outcome(created);
    ObjectNode partial = Json.object();
    partial.put("name", name);
    partial.putArray("emails").add(address(name, number) + "@mail.example.test");
    partial.put("posting", postings.get(job));
    partial.put("stage", outcome.stage());
    partial.put("origin", one(ORIGINS));
    partial.put("createdAt", created);
    partial.put("updatedAt", outcome.at());
    partial.put("lastInteractionAt", outcome.at());
    partial.put("lastAdvancedAt", created + (outcome.at() - created) / 2);
    if (random.nextInt(50) == 0) {
      partial.put("confidentiality", "confidential");
    }
    outcome
        .reason()
        .ifPresent(
            reason ->
                partial
                    .putObject("archived")
                    .put("reason", reason)
                    .put("archivedAt", outcome.at()));
    ObjectNode opportunity = form.fill(partial);
    account.opportunities.put(opportunity);
    offer(outcome, JOBS.get(job))
        .ifPresent(offer -> account.offerLater(opportunity.path("id").asText(), offer));
  }

  /**
   * How far somebody has come.
   *
   * @param at milliseconds: the last thing that happened
   * @param reason the id of the archive reason; none for who is active
   */
  private record Outcome(String stage, long at, Optional<String> reason, boolean hired) {}

  private Outcome outcome(long created) {
    boolean fresh = created > now - FRESH_DAYS * DAY;
    boolean active = random.nextInt(100) < (fresh ? 75 : 3);
    boolean hired = random.nextInt(12) == 0;
    long at = created + (hired ? 20 + random.nextInt(40) : random.nextInt(30)) * DAY;
    String stage = hired ? "offer" : one(STAGES);
    if (active || at >= now) {
      return new Outcome(
          stage, created + (long) (random.nextDouble() * (now - created)), Optional.empty(), false);
    }
    return new Outcome(
        stage, at, Optional.of(hired ? account.hiredReason() : one(rejections)), hired);
  }

  /** What is given of the offer, where there is one. */
  private Optional<ObjectNode> offer(Outcome outcome, Job job) {
    boolean made =
        outcome.hired()
            ? random.nextInt(100) < 97
            : outcome.stage().equals("offer")
                && outcome.reason().isEmpty()
                && random.nextInt(100) < 80;
    if (!made) {
      return Optional.empty();
    }
    long createdAt = outcome.at() - 6 * DAY;
    boolean outside = outcome.hired() && random.nextInt(20) == 0;
    ObjectNode offer = Json.object();
    offer.put("id", ids.uuid());
    offer.put("createdAt", createdAt);
    offer.put("status", outside ? "sent-manually" : outcome.hired() ? "signed" : one(UNSIGNED));
    if (outside) {
      offer.putObject("signatures").putObject("candidate").put("signed", true);
    }
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(createdAt), ZoneOffset.UTC);
    int salary = job.salary() + 500 * random.nextInt(40);
    offer
        .putArray("fields")
        .add(Json.object().put("identifier", "salary_amount").put("value", salary))
        .add(Json.object().put("identifier", "today_date").put("value", midnight(day)))
        .add(
            Json.object()
                .put("identifier", "anticipated_start_date")
                .put("value", midnight(day.plusDays(21 + random.nextInt(30)))));
    return Optional.of(offer);
  }

  private static long midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private void member(Employer employer, int number) {
    String first = one(FIRST);
    String last = one(LAST) + one(OF_MEMBERS);
    Job job = one(JOBS);
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    employer.employ(
        "mbr_" + ids.word(12),
        new Cast.Person(first, last, job.title(), job.department(), job.office()),
        address(first + " " + last, number) + "@cedarfinch.example.test",
        today.minusDays(60 + random.nextInt(2_000)),
        random.nextInt(15) == 0
            ? Optional.of(today.minusDays(random.nextInt(50)))
            : Optional.empty());
  }

  private static String address(String name, int number) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "." + (number + 1);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
