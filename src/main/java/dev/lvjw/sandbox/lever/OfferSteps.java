package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import java.util.Arrays;
import java.util.Optional;

/**
 * The way of an offer on Lever's pages: details, approval, letter, signature. Each step is refused
 * where the offer's status doesn't allow it. As at Lever, the opportunity's {@code updatedAt}
 * stays.
 */
final class OfferSteps {
  private final LeverAccount account;
  private final Pipeline pipeline;

  OfferSteps(LeverAccount account, Pipeline pipeline) {
    this.account = account;
    this.pipeline = pipeline;
  }

  /**
   * @throws Refusal 404 for an id that is none of the opportunity's offers
   */
  ObjectNode offer(String opportunity, String offer) {
    account.opportunity(opportunity);
    return account.offers(opportunity).stream()
        .filter(one -> one.path("id").asText().equals(offer))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "ResourceNotFound", "There is no such offer."));
  }

  /** Why no offer can be created now; empty when one can. */
  Optional<String> obstacle(ObjectNode opportunity) {
    if (Pipeline.isArchived(opportunity)) {
      return Optional.of("The candidate is archived.");
    }
    if (pipeline.job(opportunity).isEmpty()) {
      return Optional.of("Choose a job first.");
    }
    if (!Pipeline.isInOfferStage(opportunity)) {
      return Optional.of("Move the candidate to Offer first.");
    }
    return Optional.empty();
  }

  /**
   * Create Offer: a draft.
   *
   * @param creator the id of a user
   * @return the offer's id
   */
  String create(String opportunity, OfferDraft draft, String creator) {
    synchronized (account) {
      obstacle(account.opportunity(opportunity))
          .ifPresent(
              why -> {
                throw Pipeline.refused(why);
              });
      ObjectNode offer = Json.object();
      offer.put("status", OfferStatus.DRAFT.word());
      offer.put("creator", creator);
      offer.set("fields", draft.fields());
      return account.addOffer(opportunity, offer).path("id").asText();
    }
  }

  /** Changes the details of a draft. */
  void change(String opportunity, String id, OfferDraft draft) {
    synchronized (account) {
      ObjectNode offer = in(opportunity, id, OfferStatus.DRAFT);
      for (JsonNode field : draft.fields()) {
        for (JsonNode old : offer.path("fields")) {
          if (old.path("identifier").equals(field.path("identifier"))
              && old instanceof ObjectNode existing) {
            existing.set("value", field.path("value"));
          }
        }
      }
    }
  }

  void askForApproval(String opportunity, String id) {
    synchronized (account) {
      in(opportunity, id, OfferStatus.DRAFT).put("status", OfferStatus.APPROVAL_SENT.word());
    }
  }

  void approve(String opportunity, String id) {
    synchronized (account) {
      approve(in(opportunity, id, OfferStatus.APPROVAL_SENT));
    }
  }

  /** Next Step after approval: a draft that nobody was asked to approve is approved by it. */
  void goOn(String opportunity, String id) {
    synchronized (account) {
      ObjectNode offer = in(opportunity, id, OfferStatus.DRAFT, OfferStatus.APPROVED);
      if (OfferStatus.of(offer) == OfferStatus.DRAFT) {
        approve(offer);
      }
    }
  }

  private void approve(ObjectNode offer) {
    offer.put("status", OfferStatus.APPROVED.word());
    offer.put("approved", true);
    offer.put("approvedAt", account.stamp());
  }

  /**
   * @param outside the tick "Sending offer outside of Lever?": Lever then has no document
   */
  void send(String opportunity, String id, boolean outside) {
    synchronized (account) {
      ObjectNode offer = in(opportunity, id, OfferStatus.APPROVED);
      long now = account.stamp();
      ObjectNode person = account.opportunity(opportunity);
      offer.put("status", (outside ? OfferStatus.SENT_MANUALLY : OfferStatus.SENT).word());
      offer.put("sentAt", now);
      ObjectNode candidate = candidate(offer);
      candidate.set("name", person.path("name"));
      candidate.set("email", OfferForm.firstEmail(person));
      if (!outside) {
        document(opportunity, offer, "sentDocument", "offer.pdf", "sent", now);
      }
    }
  }

  /** The candidate looks at what was sent through Lever. */
  void open(String opportunity, String id) {
    synchronized (account) {
      ObjectNode offer = in(opportunity, id, OfferStatus.SENT);
      offer.put("status", OfferStatus.OPENED.word());
      long now = account.stamp();
      candidate(offer).put("firstOpenedAt", now).put("lastOpenedAt", now);
    }
  }

  /**
   * Mark offer as signed.
   *
   * @param statusStays an offer sent outside of Lever keeps its status; which of the two Lever does
   *     isn't known
   */
  void sign(String opportunity, String id, boolean statusStays) {
    synchronized (account) {
      ObjectNode offer = extended(opportunity, id);
      if (!statusStays || OfferStatus.of(offer) != OfferStatus.SENT_MANUALLY) {
        offer.put("status", OfferStatus.SIGNED.word());
      }
      long now = account.stamp();
      candidate(offer).put("signedAt", now).put("signed", true);
      document(opportunity, offer, "signedDocument", "offer_signed.pdf", "signed", now);
    }
  }

  /**
   * A signed copy is there, but nothing says that the candidate signed (Lever's documentation,
   * offers).
   */
  void uploadSignedCopy(String opportunity, String id) {
    synchronized (account) {
      ObjectNode offer = in(opportunity, id, OfferStatus.SENT_MANUALLY);
      document(opportunity, offer, "signedDocument", "offer_signed.pdf", "signed", account.stamp());
    }
  }

  void decline(String opportunity, String id) {
    synchronized (account) {
      extended(opportunity, id).put("status", OfferStatus.DENIED.word());
    }
  }

  private ObjectNode extended(String opportunity, String id) {
    return in(opportunity, id, OfferStatus.SENT, OfferStatus.SENT_MANUALLY, OfferStatus.OPENED);
  }

  private ObjectNode in(String opportunity, String id, OfferStatus... statuses) {
    ObjectNode offer = offer(opportunity, id);
    if (!Arrays.asList(statuses).contains(OfferStatus.of(offer))) {
      throw Pipeline.refused("The offer isn’t in a state for this step any more.");
    }
    return offer;
  }

  private static ObjectNode candidate(ObjectNode offer) {
    return offer.withObject("/signatures/candidate");
  }

  private void document(
      String opportunity, ObjectNode offer, String name, String file, String kind, long at) {
    OfferForm.document(
        offer,
        name,
        true,
        file,
        at,
        account.appUrl()
            + "/v1/opportunities/"
            + opportunity
            + "/offers/"
            + offer.path("id").asText()
            + "/download?status="
            + kind);
  }
}
