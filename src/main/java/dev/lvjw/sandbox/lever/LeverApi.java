package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lever's data API under {@code /v1} (Lever's documentation): who calls, how often, with which
 * scope. One request at a time sees and changes the account.
 */
public final class LeverApi {
  private interface Endpoint {
    Response answer(Request request, LeverAuth.Caller caller);
  }

  private final LeverAccount account;
  private final LeverAuth auth;
  private final RateLimit rate;
  private final Faults faults;
  private final Listing lists;
  private final LeverOpportunities opportunities;
  private final LeverWebhookApi webhooks;

  /** Asks {@code auth} who calls and {@code rate} how often. */
  public LeverApi(
      LeverAccount account, LeverAuth auth, RateLimit rate, LeverWebhooks webhooks, Faults faults) {
    this.account = account;
    this.auth = auth;
    this.rate = rate;
    this.faults = faults;
    this.lists = new Listing(new PageTokens(account::millis));
    this.opportunities = new LeverOpportunities(account, lists);
    this.webhooks = new LeverWebhookApi(webhooks, faults);
  }

  /** The error body of Lever's documentation. */
  public static Response error(Refusal refusal) {
    ObjectNode body = Json.object();
    body.put("code", refusal.code());
    body.put("message", refusal.message());
    return Response.json(refusal.status(), body);
  }

  /** Adds the routes of the API. */
  public void addTo(Routes routes) {
    on(routes, "GET", "opportunities", opportunities::list);
    on(routes, "GET", "opportunities/deleted", opportunities::deleted);
    on(routes, "GET", "opportunities/{}", opportunities::single);
    on(routes, "GET", "opportunities/{}/offers", opportunities::offers);
    on(routes, "GET", "opportunities/{}/applications", opportunities::applications);
    on(routes, "GET", "opportunities/{}/applications/{}", opportunities::application);
    on(routes, "PUT", "opportunities/{}/archived", opportunities::archive);
    on(routes, "GET", "postings", this::postings);
    single(routes, "postings", "postings", account.postings);
    on(routes, "GET", "requisitions", this::requisitions);
    single(routes, "requisitions", "requisitions", account.requisitions);
    on(routes, "GET", "users", this::users);
    single(routes, "users", "users", account.users);
    on(routes, "GET", "archive_reasons", this::archiveReasons);
    single(routes, "archive_reasons", "archive_reasons", account.archiveReasons);
    on(routes, "GET", "stages", this::stages);
    single(routes, "stages", "stages", account.stages);
    single(routes, "contacts", "contact", account.contacts);
    on(routes, "GET", "webhooks", webhooks::list);
    on(routes, "POST", "webhooks", webhooks::create);
    on(routes, "PUT", "webhooks", webhooks::update);
    on(routes, "PUT", "webhooks/", webhooks::update);
    on(routes, "DELETE", "webhooks/{}", webhooks::delete);
  }

  private void on(Routes routes, String method, String path, Endpoint endpoint) {
    routes.on(
        method,
        "/v1/" + path,
        request -> {
          LeverAuth.Caller caller = auth.caller(request);
          boolean together = faults.is(Switch.RATE_BY, "account");
          if (!rate.take(together ? account.id() : caller.credential())) {
            throw new Refusal(429, "TooManyRequests", "the rate limit is used up; wait and retry");
          }
          synchronized (account) {
            return endpoint.answer(request, caller);
          }
        });
  }

  private void single(Routes routes, String path, String scope, Shelf shelf) {
    on(
        routes,
        "GET",
        path + "/{}",
        (request, caller) -> {
          caller.mayRead(scope);
          ObjectNode found =
              shelf
                  .find(request.segment(2))
                  .orElseThrow(
                      () -> new Refusal(404, "ResourceNotFound", "there is no such object"));
          if (Filter.isConfidential(found)) {
            caller.maySeeConfidential();
          }
          return Listing.single(200, found);
        });
  }

  private Response postings(Request request, LeverAuth.Caller caller) {
    caller.mayRead("postings");
    Parameters query = request.query();
    boolean byUpdate = query.has("updated_at_start") || query.has("updated_at_end");
    List<String> others = List.of("state", "team", "department", "location", "commitment", "tag");
    if (byUpdate && others.stream().anyMatch(query::has)) {
      throw Listing.bad("updated_at can be combined only with confidentiality");
    }
    Filter filter =
        new Filter(query)
            .confidentiality(caller)
            .between("updated_at", "updatedAt")
            .word(
                "state",
                List.of("published", "internal", "closed", "draft", "pending", "rejected"),
                (one, state) -> one.path("state").asText().equals(state))
            .any("tag", (one, tag) -> Json.texts(one.path("tags")).contains(tag));
    Stream.of("team", "department", "location", "commitment")
        .forEach(
            name ->
                filter.any(
                    name,
                    (one, value) -> one.path("categories").path(name).asText().equals(value)));
    return lists.of(query, account.postings, filter.predicate(), one -> one);
  }

  private Response requisitions(Request request, LeverAuth.Caller caller) {
    caller.mayRead("requisitions");
    Filter filter =
        new Filter(request.query())
            .confidentiality(caller)
            .between("created_at", "createdAt")
            .text("requisition_code", "requisitionCode")
            .word(
                "status",
                List.of("open", "onHold", "closed", "draft"),
                (one, status) -> one.path("status").asText().equals(status));
    return lists.of(request.query(), account.requisitions, filter.predicate(), one -> one);
  }

  private Response users(Request request, LeverAuth.Caller caller) {
    caller.mayRead("users");
    boolean everyone = request.query().first("includeDeactivated").equals(Optional.of("true"));
    Filter filter =
        new Filter(request.query())
            .any("email", (one, email) -> one.path("email").asText().equalsIgnoreCase(email))
            .text("accessRole", "accessRole")
            .text("external_directory_id", "externalDirectoryId");
    return lists.of(
        request.query(),
        account.users,
        filter.predicate().and(one -> everyone || one.path("deactivatedAt").isNull()),
        one -> one);
  }

  private Response archiveReasons(Request request, LeverAuth.Caller caller) {
    caller.mayRead("archive_reasons");
    Filter filter =
        new Filter(request.query())
            .word(
                "type",
                List.of("hired", "non-hired"),
                (one, type) -> one.path("type").asText().equals(type));
    return lists.of(request.query(), account.archiveReasons, filter.predicate(), one -> one);
  }

  private Response stages(Request request, LeverAuth.Caller caller) {
    caller.mayRead("stages");
    return lists.of(request.query(), account.stages, one -> true, one -> one);
  }
}
