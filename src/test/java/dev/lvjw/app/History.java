package dev.lvjw.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Source;
import dev.lvjw.store.Journal;
import dev.lvjw.store.Marks;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** One random history: what happens in Lever and at the desk, with syncs in between. */
final class History {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PEOPLE = 5;
  private static final int STEPS = 16;

  private final OnSandbox desk;
  private final FullRead lever;
  private final Random random;
  private final List<String> reasons;
  private final List<String> postings;
  private final List<String> people = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  /** The moment of each hire at the last sync; 0 where it was none. */
  private final Map<String, Long> lastSeen = new HashMap<>();

  /** How often each hire should have been noticed. */
  private final Map<String, Integer> noticed = new TreeMap<>();

  private int syncs;

  /**
   * @param desk of which all candidates are deleted first
   */
  History(OnSandbox desk, long seed) {
    this.desk = desk;
    lever = new FullRead(HTTP, desk.sandbox.environment().get("LVJW_LEVER_API_URL"));
    random = new Random(seed * 0x9E3779B97F4A7C15L); // else neighbours begin alike
    String hired = desk.sandbox.hire(desk.sandbox.addCandidate()).at("/archived/reason").asText();
    reasons = lever.reasons(hired);
    postings = lever.postings();
    desk.sandbox
        .candidates()
        .forEach(candidate -> desk.sandbox.delete(candidate.path("id").asText()));
    desk.sandbox.clearLog();
    desk.host.env("LVJW_PROFILE", "history-" + seed).advance(Duration.ofDays(60));
  }

  /** Hires from before it are not lvjw's business. */
  private long baseline() {
    return desk.mark("sync.baseline").map(Instant::parse).orElseThrow().toEpochMilli();
  }

  int syncs() {
    return syncs;
  }

  int hires() {
    return noticed.values().stream().mapToInt(n -> n).sum();
  }

  void live() {
    if (random.nextBoolean()) {
      sync(SyncHires.Reach.ORDINARY);
    }
    for (int step = 0; step < STEPS; step++) {
      desk.host.advance(pause());
      if (people.size() < PEOPLE && random.nextInt(3) == 0) {
        arrives();
      } else if (!people.isEmpty()) {
        happens(people.get(random.nextInt(people.size())));
      }
    }
    desk.host.advance(Duration.ofMinutes(1));
    sync(SyncHires.Reach.ORDINARY);
  }

  /** Mostly minutes, at times days: some things lie within the overlap, some far behind it. */
  private Duration pause() {
    return switch (random.nextInt(6)) {
      case 0 -> Duration.ofDays(1 + random.nextInt(20));
      case 1 -> Duration.ofHours(1 + random.nextInt(12));
      default -> Duration.ofSeconds(1 + random.nextInt(3600));
    };
  }

  private void arrives() {
    String id = desk.sandbox.addCandidate();
    people.add(id);
    tell(id, "arrives");
  }

  private void happens(String id) {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> {
        tell(id, "hired");
        desk.sandbox.hire(id);
      }
      case 3 -> {
        tell(id, "undone");
        desk.sandbox.unhire(id);
      }
      case 4 -> backDated(id);
      case 5 -> archived(id, reasons.get(random.nextInt(reasons.size())), desk.sandbox.now());
      case 6 -> {
        if (random.nextInt(3) == 0) {
          tell(id, "deleted");
          desk.sandbox.delete(id);
          people.remove(id);
        }
      }
      case 7 ->
          changed(
              id, "confidentiality", random.nextBoolean() ? "confidential" : "non-confidential");
      case 8 -> changed(id, "name", "Person " + (char) ('A' + random.nextInt(26)) + " Example");
      case 9, 10 -> offered(id);
      case 11 -> atTheDesk(id);
      case 12 -> {
        tell("-", "the cursor is stale");
        desk.mark("sync.cursor")
            .map(Instant::parse)
            .ifPresent(at -> mark("sync.cursor", at.minus(Duration.ofDays(random.nextInt(30)))));
      }
      case 13 -> {
        tell("-", "the cursor is from the future");
        mark("sync.cursor", desk.sandbox.now().plus(Duration.ofDays(2_000)));
      }
      case 14 -> sync(new SyncHires.Reach(Optional.empty(), true));
      default -> sync(SyncHires.Reach.ORDINARY);
    }
  }

  /** Within what a sync of now looks at, behind it, and before everything. */
  private void backDated(String id) {
    archived(
        id, reasons.get(0), desk.sandbox.now().minus(Duration.ofHours(1 + random.nextInt(700))));
  }

  private void archived(String id, String reason, Instant at) {
    tell(id, "archived for " + reasons.indexOf(reason) + " at " + at);
    ObjectNode partial = JsonNodeFactory.instance.objectNode();
    partial.putObject("archived").put("reason", reason).put("archivedAt", at.toEpochMilli());
    desk.sandbox.changeCandidate(id, partial);
  }

  private void changed(String id, String field, String value) {
    tell(id, field + " " + value);
    desk.sandbox.changeCandidate(id, JsonNodeFactory.instance.objectNode().put(field, value));
  }

  private void offered(String id) {
    int amount = 50_000 + random.nextInt(50_000);
    tell(id, "offered " + amount);
    ObjectNode offer = JsonNodeFactory.instance.objectNode();
    if (random.nextInt(3) == 0) {
      offer.put("posting", postings.get(random.nextInt(postings.size())));
    }
    offer.putArray("fields").addObject().put("identifier", "salary_amount").put("value", amount);
    desk.sandbox.putOffer(id, offer);
  }

  /** What a person does with a stored hire, where its state lets them. */
  private void atTheDesk(String id) {
    Optional<HireState> state = stored(id).map(Hire::state);
    if (state.isEmpty()) {
      return;
    }
    tell(id, "at the desk, " + state.get().word());
    desk.in(
        workspace ->
            switch (state.get()) {
              case DISMISSED -> new PendingHires(workspace).restore(id);
              case PENDING ->
                  random.nextInt(3) == 0
                      ? new AdminsWord(workspace).confirm(id)
                      : new PendingHires(workspace).dismiss(id, "a reason");
              default -> new PendingHires(workspace).show(id);
            });
  }

  private void mark(String name, Instant value) {
    desk.in(
        workspace -> {
          workspace.database().update(session -> new Marks(session).set(name, value.toString()));
          return true;
        });
  }

  private void sync(SyncHires.Reach reach) {
    tell("-", "sync" + (reach.full() ? " --full" : ""));
    desk.sync(reach);
    syncs++;
    long baseline = baseline();
    Map<String, FullRead.Hired> now = lever.hired();
    for (String id : now.keySet()) {
      long at = now.get(id).at();
      boolean known = lastSeen.containsKey(id);
      if (!(known || now.get(id).appeared() >= baseline)) {
        continue;
      }
      if (lastSeen.getOrDefault(id, 0L) != at) {
        noticed.merge(id, 1, Integer::sum);
      }
      lastSeen.put(id, at);
    }
    lastSeen.keySet().stream()
        .filter(id -> !now.containsKey(id))
        .toList()
        .forEach(id -> lastSeen.put(id, 0L));
  }

  private void tell(String id, String what) {
    told.add(
        "%s %s %s".formatted(desk.sandbox.now(), id.substring(0, Math.min(8, id.length())), what));
  }

  private Optional<Hire> stored(String id) {
    return desk.in(workspace -> new Book(workspace).byOpportunity(id));
  }

  /** How the store differs from a full read, in words. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    Map<String, FullRead.Hired> world = lever.hired();
    Map<String, Hire> store = new TreeMap<>();
    for (Assessment one :
        desk.in(workspace -> new PendingHires(workspace).list(Set.of(HireState.values())))) {
      store.put(one.hire().opportunityId(), one.hire());
    }
    world.forEach(
        (id, hired) -> {
          if (store.containsKey(id)) {
            differences.addAll(differences(store.get(id), hired));
          } else if (hired.appeared() >= baseline()) {
            differences.add(id + " is missed");
          }
        });
    store.forEach(
        (id, hire) -> {
          boolean noticedThatItIsNone = hire.state() == HireState.WITHDRAWN || hire.alarm();
          if (noticedThatItIsNone == world.containsKey(id)) {
            differences.add(id + " is " + hire.state() + ", alarm " + hire.alarm());
          }
          differences.addAll(seenOnce(id));
        });
    return differences;
  }

  private List<String> differences(Hire hire, FullRead.Hired hired) {
    List<String> differences = new ArrayList<>();
    if (hire.facts().hiredAt().toEpochMilli() != hired.at()) {
      differences.add(hire.id() + " was hired at " + Instant.ofEpochMilli(hired.at()));
    }
    if (!HireState.UNSENT.contains(hire.state())) {
      return differences; // what it was sent with, or set aside with, stays
    }
    if (!hire.facts().name().equals(hired.name())) {
      differences.add(hire.id() + " is called " + hired.name());
    }
    List<String> amounts = lever.amounts(hire.opportunityId());
    List<String> known =
        hire.facts().facts().stream()
            .filter(fact -> fact.field() == FieldName.COMPENSATION_AMOUNT)
            .filter(fact -> fact.source() == Source.OFFER)
            .map(Fact::raw)
            .toList();
    if (!known.equals(amounts)) {
      differences.add(hire.id() + " is offered " + amounts + ", stored " + known);
    }
    Optional<String> department = lever.department(hire.opportunityId());
    Optional<String> knownDepartment =
        hire.facts().facts().stream()
            .filter(fact -> fact.field() == FieldName.DEPARTMENT)
            .filter(fact -> fact.source() == Source.POSTING)
            .map(Fact::raw)
            .findFirst();
    if (!knownDepartment.equals(department)) {
      differences.add(hire.id() + " is in " + department + ", stored " + knownDepartment);
    }
    return differences;
  }

  /**
   * Noticed as often as it was hired, as far as a sync could see; what was sent isn't sent anew.
   */
  private List<String> seenOnce(String id) {
    List<String> actions =
        desk.in(
            workspace ->
                workspace.database().read(session -> new Journal(session).of(id)).stream()
                    .map(Journal.Entry::action)
                    .toList());
    long first = actions.stream().filter("first-seen"::equals).count();
    long again = actions.stream().filter("hired-again"::equals).count();
    boolean sent = actions.contains("confirmed");
    int hired = noticed.getOrDefault(id, 0);
    boolean right = first == 1 && (sent ? again < hired : first + again == hired);
    return right ? List.of() : List.of(id + " was noticed " + actions + ", hired " + hired);
  }

  /** What happened, one line each. */
  @Override
  public String toString() {
    return String.join("\n", told);
  }
}
