package dev.lvjw.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.Failure;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Body;
import dev.lvjw.http.Provider;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Resource;
import dev.lvjw.http.Transport;
import dev.lvjw.http.Wire;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lever's Data API, as much of it as lvjw needs: reading what a hire is made of, and keeping our
 * own webhook. Files and résumés are never asked for. All methods throw {@link Failure} as {@link
 * ApiGateway} does.
 */
public final class LeverGateway {
  private static final String PAGE_SIZE = "100";
  private static final String READ_OPPORTUNITIES = "opportunities:read:admin";
  private static final String WRITE_WEBHOOKS = "webhooks:write:admin";
  private static final Resource OPPORTUNITIES =
      Resource.at("opportunities").with("limit", PAGE_SIZE).needing(READ_OPPORTUNITIES);
  private static final Resource HIRED_REASONS =
      Resource.at("archive_reasons").with("type", "hired").needing("archive_reasons:read:admin");
  private static final Resource WEBHOOKS = Resource.at("webhooks").needing(WRITE_WEBHOOKS);

  private final ApiGateway api;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Extras extras = new Extras();

  public LeverGateway(ApiGateway api) {
    this.api = api;
  }

  /**
   * Lever behind its API's base address.
   *
   * @param perSecond requests a second; bursts go to twice that (lever-api reference §2)
   */
  public static LeverGateway of(
      Transport transport, Authorizer authorizer, URI apiUrl, int perSecond) {
    Provider.Rate rate = new Provider.Rate(perSecond, 2 * perSecond);
    Provider lever =
        new Provider("lever", "Lever", apiUrl, Optional.of("lever.co"), Optional.of(rate));
    return new LeverGateway(new ApiGateway(transport, lever, authorizer));
  }

  /** Every archive reason that means hired, inactive ones included. */
  public List<ArchiveReason> hiredReasons() {
    // The docs' example has one object in data, a client's fixture a list.
    return pages(HIRED_REASONS, ArchiveReason::read)
        .filter(reason -> reason.type().equals("hired"))
        .toList();
  }

  /**
   * Opportunities archived with one of the reasons since a moment, that moment included, in no
   * order. Pages are fetched as the stream is consumed.
   *
   * @param confidential whether to ask for confidential ones too, which needs the scope
   */
  public Stream<Opportunity> hired(
      Collection<String> reasonIds, Instant archivedSince, boolean confidential) {
    if (reasonIds.isEmpty()) {
      return Stream.empty(); // without a reason Lever would answer with every archived one
    }
    Resource window =
        OPPORTUNITIES
            .with("archived", "true")
            .with("archived_at_start", String.valueOf(archivedSince.toEpochMilli()));
    for (String id : reasonIds) {
      window = window.with("archive_reason_id", id);
    }
    return opportunities(window, confidential);
  }

  /** Opportunities changed since a moment, archived or not; see {@link #hired}. */
  public Stream<Opportunity> updatedSince(Instant since, boolean confidential) {
    return opportunities(
        OPPORTUNITIES.with("updated_at_start", String.valueOf(since.toEpochMilli())), confidential);
  }

  /** Ids of the opportunities deleted since a moment. */
  public Stream<String> deletedSince(Instant since) {
    Resource window =
        Resource.at("opportunities", "deleted")
            .needing(READ_OPPORTUNITIES)
            .with("deleted_at_start", String.valueOf(since.toEpochMilli()))
            .with("limit", PAGE_SIZE);
    return pages(window, Opportunity::read)
        .map(Opportunity::id)
        .filter(id -> named(id, "deleted opportunities"));
  }

  /** One opportunity; empty when Lever has none of that id. */
  public Optional<Opportunity> opportunity(String id) {
    Resource bare = Resource.at("opportunities", id).needing(READ_OPPORTUNITIES);
    Set<Extras.Extra> before = extras.refused();
    while (true) {
      try {
        Optional<Opportunity> found = find(extras.on(bare, false), Opportunity::read);
        if (found.filter(opportunity -> !opportunity.id().equals(id)).isPresent()) {
          throw api.badAnswer("GET", bare, "another opportunity");
        }
        return found;
      } catch (Refused e) {
        if (!extras.takenOff(e, false)) {
          extras.back(before); // this one opportunity is refused, whatever is asked of it
          throw e;
        }
      }
    }
  }

  /** All offers of an opportunity, in Lever's order. */
  public List<Offer> offers(String opportunityId) {
    return pages(
            Resource.at("opportunities", opportunityId, "offers").needing("offers:read:admin"),
            Offer::read)
        .toList();
  }

  /** One posting; empty when Lever has none of that id. */
  public Optional<Posting> posting(String id) {
    return theOne(Resource.at("postings", id).needing("postings:read:admin"), id, Posting::read);
  }

  /** One requisition; empty when Lever has none of that id. */
  public Optional<Requisition> requisition(String id) {
    return theOne(
        Resource.at("requisitions", id).needing("requisitions:read:admin"), id, Requisition::read);
  }

  /** One user, active or not; empty when Lever has none of that id. */
  public Optional<User> user(String id) {
    return theOne(Resource.at("users", id).needing("users:read:admin"), id, User::read);
  }

  /** All webhooks, ours and others'. */
  public List<Webhook> webhooks() {
    return pages(WEBHOOKS, Webhook::read).toList();
  }

  /**
   * Creates a webhook. Lever may make a second one of the same address: list first.
   *
   * @param event such as {@code candidateHired}
   * @param origins candidates of these origins only; all where empty
   */
  public Webhook createWebhook(String event, URI url, List<String> origins) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("url", url.toString());
    content.put("event", event);
    if (!origins.isEmpty()) {
      ArrayNode list =
          content.putObject("configuration").putObject("conditions").putArray("origins");
      origins.forEach(list::add);
    }
    JsonNode answer = api.post(WEBHOOKS, new Body.Json(content));
    // The docs' example wraps twice, clients read one level.
    JsonNode data = answer.path("data");
    JsonNode created = data.path("data").isObject() ? data.path("data") : data;
    Webhook webhook = Webhook.read(wire(created, "Lever's webhook"));
    if (webhook.id().isEmpty()) {
      throw api.badAnswer("POST", WEBHOOKS, "a webhook without an id");
    }
    return webhook;
  }

  /**
   * Deletes a webhook.
   *
   * @return false when Lever had none of that id
   */
  public boolean deleteWebhook(String id) {
    try {
      api.delete(Resource.at("webhooks", id).needing(WRITE_WEBHOOKS));
      return true;
    } catch (Refused e) {
      if (e.status() == 404) {
        return false;
      }
      throw e;
    }
  }

  /** The cheapest call that shows whether the login works. */
  public void prove() {
    api.get(HIRED_REASONS);
  }

  /**
   * What the login may do of what some scopes name, found out with a call each.
   *
   * @return by scope; those that nothing harmless shows are left out
   */
  public Map<String, Boolean> permits(Collection<String> scopes) {
    return new Permissions(api).permits(scopes);
  }

  /** Requests sent so far. */
  public int requests() {
    return api.requests();
  }

  /**
   * What Lever kept back, and values of the wrong type met so far, each once, without anything
   * personal.
   */
  public List<String> problems() {
    return Stream.concat(extras.notShown().stream(), problems.stream()).toList();
  }

  /**
   * Whether confidential opportunities were asked for and refused: then hires may be missing from
   * the lists, and nothing in them shows it.
   */
  public boolean confidentialRefused() {
    return extras.confidentialRefused();
  }

  private Stream<Opportunity> opportunities(Resource window, boolean confidential) {
    return Pages.of(
            api,
            new Pages.Window(
                () -> extras.on(window, confidential),
                refusal -> extras.takenOff(refusal, confidential)),
            Opportunity::read,
            problems::add)
        .filter(opportunity -> named(opportunity.id(), "opportunities"));
  }

  /** Without an id nothing can be asked about it, nor kept. */
  private boolean named(String id, String list) {
    if (id.isEmpty()) {
      problems.add("Lever's list of " + list + " holds one without an id; it is left out");
    }
    return !id.isEmpty();
  }

  /** The object of this id: somebody else's would be worse than none. */
  private <T> Optional<T> theOne(Resource resource, String id, Function<Wire, T> reader) {
    return find(
        resource,
        data -> {
          if (data.text("id").filter(other -> !other.equals(id)).isPresent()) {
            throw api.badAnswer("GET", resource, "another one");
          }
          return reader.apply(data);
        });
  }

  private <T> Optional<T> find(Resource resource, Function<Wire, T> reader) {
    return api.find(resource)
        .map(
            answer -> {
              if (!answer.path("data").isObject()) {
                throw api.badAnswer("GET", resource, "an answer without data");
              }
              return reader.apply(wire(answer.path("data"), "Lever's answer"));
            });
  }

  private <T> Stream<T> pages(Resource window, Function<Wire, T> reader) {
    return Pages.of(api, Pages.Window.of(window), reader, problems::add);
  }

  private Wire wire(JsonNode node, String name) {
    return new Wire(node, name, problems::add);
  }
}
