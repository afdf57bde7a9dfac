package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.Cast;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Lever account's data and what happens to it. Its methods are synchronized, and a reader that
 * wants several things as of one moment holds this object's monitor.
 */
public final class LeverAccount {
  private final String id;
  private final String appUrl;
  private final SandboxTime time;
  private final LeverWebhooks webhooks;
  private final Faults faults;

  final Shelf opportunities = new Shelf();
  final Shelf deleted = new Shelf();
  final Shelf applications = new Shelf();
  final Shelf contacts = new Shelf();
  final Shelf postings = new Shelf();
  final Shelf users = new Shelf();
  final Shelf archiveReasons = new Shelf();
  final Shelf stages = new Shelf();
  final Shelf requisitions = new Shelf();
  private final Map<String, List<ObjectNode>> offers = new HashMap<>();
  private final CandidateForm candidateForm;
  private final CandidateChange candidateChange;
  private final OfferForm offerForm;
  private final LeverSeed seed;
  private final Map<String, ObjectNode> offersToCome = new HashMap<>();
  private final Map<String, String> cases = new HashMap<>();
  private long latest;

  /**
   * With the seed's users, postings, reasons and candidates.
   *
   * @param appUrl where its pages are
   */
  public LeverAccount(
      String appUrl, SandboxTime time, Ids ids, LeverWebhooks webhooks, Faults faults) {
    this.id = ids.uuid();
    this.appUrl = appUrl;
    this.time = time;
    this.webhooks = webhooks;
    this.faults = faults;
    this.candidateForm = new CandidateForm(this, ids);
    this.candidateChange = new CandidateChange(this, candidateForm);
    this.offerForm = new OfferForm(this, ids);
    this.seed = new LeverSeed(this, ids);
    seed.fill();
  }

  String id() {
    return id;
  }

  String name() {
    return Cast.COMPANY;
  }

  String superAdmin() {
    return seed.userOf(Cast.MARION);
  }

  /** Whether a user has not logged in to Lever for long, which ends a consent at Lever. */
  boolean isAway(String user) {
    return user.equals(seed.away());
  }

  String appUrl() {
    return appUrl;
  }

  String firstPosting() {
    return seed.firstPosting();
  }

  /** Milliseconds that never come twice, so that what happened later also looks later. */
  synchronized long stamp() {
    latest = Math.max(time.millis(), latest + 1);
    return latest;
  }

  /** The sandbox's time in milliseconds. */
  long millis() {
    return time.millis();
  }

  /**
   * @throws Refusal 404 for an id that is unknown or deleted
   */
  public synchronized ObjectNode opportunity(String opportunity) {
    return opportunities
        .find(opportunity)
        .orElseThrow(() -> new Refusal(404, "ResourceNotFound", "there is no such opportunity"));
  }

  /**
   * Adds an opportunity, with contact and application, from whatever of it is given.
   *
   * @return its id
   * @throws Refusal 400 where a given part has a shape that Lever's doesn't have, or a known id
   */
  public synchronized String add(ObjectNode partial) {
    ObjectNode opportunity = candidateForm.fill(partial);
    opportunities.put(opportunity);
    return opportunity.path("id").asText();
  }

  /**
   * Gives an opportunity its application to a posting.
   *
   * @return the application's id
   */
  synchronized String apply(ObjectNode opportunity, String posting) {
    return candidateForm.apply(opportunity, posting);
  }

  /** What a stage is called; its id where there is no such stage. */
  synchronized String stageName(String stage) {
    return stages.find(stage).map(one -> one.path("text").asText()).orElse(stage);
  }

  /** A stage's place in the pipeline, from 0. */
  synchronized int stageIndex(String stage) {
    return stages.all().stream().map(one -> one.path("id").asText()).toList().indexOf(stage);
  }

  /**
   * Lays what is given over an opportunity and tells no webhook. {@code updatedAt} moves with what
   * moves it at Lever, unless it is given.
   *
   * @throws Refusal 404 for an id that is unknown or deleted, 400 as for {@link #add}
   */
  public synchronized ObjectNode change(String opportunity, ObjectNode partial) {
    ObjectNode changed = opportunity(opportunity);
    candidateChange.lay(partial, changed);
    return changed;
  }

  /**
   * Puts the offer in place: the only one afterwards, under the id of the newest before. As at
   * Lever, {@code updatedAt} stays.
   */
  public synchronized ObjectNode putOffer(String opportunity, ObjectNode partial) {
    ObjectNode offer =
        offerForm.fill(opportunity(opportunity), partial, offers(opportunity).stream().findFirst());
    offers.put(opportunity, List.of(offer));
    return offer;
  }

  /**
   * One more offer beside those that the opportunity has, made now; the newest is listed first. As
   * at Lever, {@code updatedAt} stays.
   */
  synchronized ObjectNode addOffer(String opportunity, ObjectNode partial) {
    ObjectNode given = partial.deepCopy();
    if (!given.has("createdAt")) {
      given.put("createdAt", stamp());
    }
    ObjectNode offer = offerForm.fill(opportunity(opportunity), given, Optional.empty());
    List<ObjectNode> all = new ArrayList<>(offers(opportunity));
    all.addFirst(offer);
    offers.put(opportunity, List.copyOf(all));
    return offer;
  }

  /**
   * An offer that is filled in when somebody first asks for it: most of a crowd's are never read.
   */
  synchronized void offerLater(String opportunity, ObjectNode partial) {
    offersToCome.put(opportunity, partial);
  }

  synchronized List<ObjectNode> offers(String opportunity) {
    ObjectNode toCome = offersToCome.remove(opportunity);
    if (toCome != null) {
      ObjectNode of = opportunity(opportunity);
      offers.put(opportunity, List.of(offerForm.fill(of, toCome, Optional.empty())));
    }
    return offers.getOrDefault(opportunity, List.of());
  }

  /** Archives as hired, now; once more if it is already. */
  public synchronized ObjectNode hire(String opportunity) {
    return archive(opportunity(opportunity), Optional.of(hiredReason()), Optional.empty());
  }

  /** Makes it active again. */
  public synchronized ObjectNode unhire(String opportunity) {
    return archive(opportunity(opportunity), Optional.empty(), Optional.empty());
  }

  /**
   * Deletes an opportunity and tells the webhooks.
   *
   * @return the opportunity as the list of deleted ones shows it
   * @throws Refusal 404 for an id that is unknown or deleted
   */
  public synchronized ObjectNode delete(String opportunity) {
    ObjectNode gone = opportunity(opportunity);
    opportunities.remove(opportunity);
    gone.put("deletedBy", superAdmin());
    gone.put("deletedAt", stamp());
    deleted.put(gone);
    webhooks.fire("candidateDeleted", gone, Json.object());
    return gone;
  }

  /** The first archive reason that is active and of type hired. */
  String hiredReason() {
    return archiveReasons.all().stream()
        .filter(reason -> reason.path("type").asText().equals("hired"))
        .filter(reason -> reason.path("status").asText().equals("active"))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  boolean isHired(ObjectNode opportunity) {
    return archiveReasons
        .find(opportunity.path("archived").path("reason").asText())
        .filter(reason -> reason.path("type").asText().equals("hired"))
        .isPresent();
  }

  /**
   * Sets or lifts the archived state of an opportunity and its application, and tells the webhooks.
   *
   * @param reason none makes it active
   * @param requisition what it was hired against
   */
  synchronized ObjectNode archive(
      ObjectNode opportunity, Optional<String> reason, Optional<ObjectNode> requisition) {
    long now = stamp();
    JsonNode before = opportunity.path("archived").deepCopy();
    JsonNode after = NullNode.getInstance();
    if (reason.isPresent()) {
      ObjectNode archived = Json.object();
      archived.put("reason", reason.get());
      archived.put("archivedAt", now);
      after = archived;
    }
    opportunity.set("archived", after);
    opportunity.put("updatedAt", now);
    opportunity.put("lastInteractionAt", now);
    for (String application : Json.texts(opportunity.path("applications"))) {
      archiveApplication(application, after, requisition);
    }
    if (isHired(opportunity)) {
      webhooks.fire("candidateHired", opportunity, Json.object());
    }
    ObjectNode change = Json.object();
    change.set("fromArchived", before.isMissingNode() ? NullNode.getInstance() : before);
    change.set("toArchived", after.deepCopy());
    if (!isHired(opportunity) || faults.is(Switch.ARCHIVE_CHANGE_ON_HIRE, "sent")) {
      webhooks.fire("candidateArchiveChange", opportunity, change);
    }
    return opportunity;
  }

  private void archiveApplication(
      String application, JsonNode archived, Optional<ObjectNode> requisition) {
    applications
        .find(application)
        .ifPresent(
            node -> {
              node.set("archived", archived.deepCopy());
              node.set(
                  "requisitionForHire",
                  requisition
                      .map(
                          one -> {
                            ObjectNode hireAgainst = Json.object();
                            hireAgainst.set("id", one.path("id"));
                            hireAgainst.set("requisitionCode", one.path("requisitionCode"));
                            hireAgainst.set("hiringManagerOnHire", one.path("hiringManager"));
                            return (JsonNode) hireAgainst;
                          })
                      .orElse(NullNode.getInstance()));
            });
  }

  /** Remembers which of {@link Roles} an opportunity is. */
  void cast(String opportunity, String key) {
    cases.put(opportunity, key);
  }

  /**
   * From now on every list is in this order.
   *
   * @param way of {@link Switch#ORDER}
   */
  public synchronized void listIn(String way) {
    Shelf.Order order = Shelf.Order.of(way);
    List.of(
            opportunities,
            deleted,
            applications,
            contacts,
            postings,
            users,
            archiveReasons,
            stages,
            requisitions)
        .forEach(shelf -> shelf.listIn(order));
  }

  /** Every opportunity in short, for people and the demo; {@code case} names one of the roles. */
  public synchronized ArrayNode candidates() {
    ArrayNode items = Json.array();
    for (ObjectNode opportunity : opportunities.all()) {
      ObjectNode item = items.addObject();
      item.set("id", opportunity.path("id"));
      item.set("name", opportunity.path("name"));
      item.put("hired", isHired(opportunity));
      Optional.ofNullable(cases.get(opportunity.path("id").asText()))
          .ifPresent(key -> item.put("case", key));
    }
    return items;
  }
}
