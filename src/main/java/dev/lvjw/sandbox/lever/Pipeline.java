package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import java.util.Optional;

/**
 * What a person does with an opportunity on Lever's pages, refused where the product would refuse
 * it. The control API goes to {@link LeverAccount} directly and is refused nothing.
 */
final class Pipeline {
  static final String OFFER_STAGE = "offer";
  private static final String HIRED = "hired";

  private final LeverAccount account;
  private final LeverWebhooks webhooks;

  Pipeline(LeverAccount account, LeverWebhooks webhooks) {
    this.account = account;
    this.webhooks = webhooks;
  }

  /** The posting that was chosen for an opportunity. */
  Optional<ObjectNode> job(ObjectNode opportunity) {
    return Json.texts(opportunity.path("applications")).stream()
        .findFirst()
        .flatMap(account.applications::find)
        .flatMap(one -> account.postings.find(one.path("posting").asText()));
  }

  static boolean isArchived(ObjectNode opportunity) {
    return opportunity.path("archived").isObject();
  }

  static boolean isInOfferStage(ObjectNode opportunity) {
    return opportunity.path("stage").asText().equals(OFFER_STAGE);
  }

  static boolean isConfidential(ObjectNode opportunity) {
    return opportunity.path("confidentiality").asText().equals("confidential");
  }

  /** Choose Job: at most one application per opportunity (Lever's documentation, opportunities). */
  void chooseJob(String id, String posting) {
    synchronized (account) {
      ObjectNode opportunity = active(id);
      if (!opportunity.path("applications").isEmpty()) {
        throw refused("A job is chosen already.");
      }
      if (account.postings.find(posting).isEmpty()) {
        throw missing("job", "Choose a job.");
      }
      String application = account.apply(opportunity, posting);
      touch(opportunity);
      webhooks.fire(
          "applicationCreated", opportunity, Json.object().put("applicationId", application));
    }
  }

  /** Moves an active opportunity to another stage, by {@code person}, the id of a user. */
  void move(String id, String stage, String person) {
    synchronized (account) {
      ObjectNode opportunity = active(id);
      if (account.stages.find(stage).isEmpty()) {
        throw missing("stage", "Choose a stage.");
      }
      String from = opportunity.path("stage").asText();
      if (from.equals(stage)) {
        throw missing("stage", "The candidate is in this stage already.");
      }
      opportunity.put("stage", stage);
      long now = touch(opportunity);
      opportunity.put("lastAdvancedAt", now);
      opportunity
          .withArray("stageChanges")
          .addObject()
          .put("toStageId", stage)
          .put("toStageIndex", account.stageIndex(stage))
          .put("updatedAt", now)
          .put("userId", person);
      webhooks.fire(
          "candidateStageChange",
          opportunity,
          Json.object().put("fromStageId", from).put("toStageId", stage));
    }
  }

  /**
   * Hired, with one of the archive reasons of that type.
   *
   * @param requisition empty for none; against one, the rules of {@link #requisition} hold
   */
  void hire(String id, String reason, String requisition) {
    synchronized (account) {
      ObjectNode opportunity = active(id);
      reason("hiredReason", reason, HIRED);
      Optional<ObjectNode> against =
          requisition.isEmpty()
              ? Optional.empty()
              : Optional.of(requisition(account, opportunity, requisition));
      account.archive(opportunity, Optional.of(reason), against);
    }
  }

  /** Archives with one of the reasons that mean rejected. */
  void reject(String id, String reason) {
    synchronized (account) {
      ObjectNode opportunity = active(id);
      reason("archiveReason", reason, "non-hired");
      account.archive(opportunity, Optional.of(reason), Optional.empty());
    }
  }

  /** Undoes a hire or another archiving; true when it was a hire. */
  boolean unarchive(String id) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(id);
      if (!isArchived(opportunity)) {
        throw refused("The candidate is active already.");
      }
      boolean hired = account.isHired(opportunity);
      account.unhire(id);
      return hired;
    }
  }

  void setConfidential(String id, boolean confidential) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(id);
      opportunity.put("confidentiality", confidential ? "confidential" : "non-confidential");
      touch(opportunity);
    }
  }

  /**
   * The requisition to hire against: it must be open, and an extended offer must be signed (Lever's
   * documentation, opportunities).
   *
   * @throws Refusal 400 where it isn't so
   */
  static ObjectNode requisition(LeverAccount account, ObjectNode opportunity, String id) {
    ObjectNode requisition =
        account
            .requisitions
            .find(id)
            .orElseThrow(() -> missing("requisition", "there is no such requisition"));
    if (requisition.path("status").asText().equals("closed")) {
      throw missing("requisition", "the requisition is closed");
    }
    boolean unsigned =
        account.offers(opportunity.path("id").asText()).stream()
            .filter(offer -> OfferStatus.of(offer).isExtended())
            .anyMatch(offer -> !offer.at("/signatures/candidate/signed").asBoolean());
    if (unsigned) {
      throw missing(
          "requisition", "the extended offer must be signed before hiring against a requisition");
    }
    return requisition;
  }

  private ObjectNode active(String id) {
    ObjectNode opportunity = account.opportunity(id);
    if (isArchived(opportunity)) {
      throw refused("The candidate is archived. Unarchive first.");
    }
    return opportunity;
  }

  private void reason(String field, String id, String type) {
    boolean fits =
        account
            .archiveReasons
            .find(id)
            .filter(one -> one.path("type").asText().equals(type))
            .filter(one -> one.path("status").asText().equals("active"))
            .isPresent();
    if (!fits) {
      throw missing(field, "Choose a reason.");
    }
  }

  private long touch(ObjectNode opportunity) {
    long now = account.stamp();
    opportunity.put("updatedAt", now);
    opportunity.put("lastInteractionAt", now);
    return now;
  }

  /** A step that the state doesn't allow. */
  static Refusal refused(String why) {
    return new Refusal(409, "Conflict", why);
  }

  /** A value that isn't there or doesn't fit. */
  static Refusal missing(String field, String why) {
    return new Refusal(400, "BadRequest", why, Optional.of(field));
  }
}
