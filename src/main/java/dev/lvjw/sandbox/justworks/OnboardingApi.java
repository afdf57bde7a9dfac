package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import java.util.List;
import java.util.Optional;

/**
 * The onboarding API of {@code docs/api/justworks-onboarding.yaml}, which Justworks doesn't have:
 * pending hires put by the caller's id, and one invitation each.
 */
public final class OnboardingApi {
  private static final String SCOPE = "onboarding:write";
  private static final int LONGEST_ID = 200;

  private final JustworksCompany company;
  private final JustworksAuth auth;

  /** Takes the access tokens of the Partner API. */
  public OnboardingApi(JustworksCompany company, JustworksAuth auth) {
    this.company = company;
    this.auth = auth;
  }

  /** The contract's error body. */
  public static Response error(Refusal refusal) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("code", refusal.code());
    error.put("message", refusal.message());
    refusal.field().ifPresent(field -> error.put("field", field));
    return Response.json(refusal.status(), body);
  }

  /** Adds the routes of the API. */
  public void addTo(Routes routes) {
    routes.on("GET", "/v1/admins", this::admins);
    routes.on("GET", "/v1/pending-hires", this::list);
    routes.on("PUT", "/v1/pending-hires/{}", this::announce);
    routes.on("GET", "/v1/pending-hires/{}", this::single);
    routes.on("DELETE", "/v1/pending-hires/{}", this::withdraw);
    routes.on("PUT", "/v1/pending-hires/{}/invitation", this::invite);
  }

  private Response admins(Request request) {
    auth.allow(request, SCOPE);
    Optional<String> permission = request.query().first("permission");
    if (permission.filter(one -> !one.equals("manage_employees")).isPresent()) {
      throw new Refusal(400, "invalid_value", "permission must be manage_employees");
    }
    List<ObjectNode> found =
        company.admins().all().stream()
            .filter(one -> permission.map(one.permissions()::contains).orElse(true))
            .map(
                one -> {
                  ObjectNode admin = Json.object();
                  admin.put("id", one.id());
                  admin.put("name", one.person().name());
                  admin.put("email", one.person().email());
                  admin.set("permissions", Json.strings(one.permissions()));
                  return admin;
                })
            .toList();
    return JustworksApi.page(request, found);
  }

  private Response list(Request request) {
    auth.allow(request, SCOPE);
    return JustworksApi.page(
        request, company.pendingHires().stream().map(OnboardingApi::shown).toList());
  }

  private Response single(Request request) {
    auth.allow(request, SCOPE);
    return company
        .pendingHire(request.segment(2))
        .map(hire -> Response.json(200, shown(hire)))
        .orElseThrow(() -> new Refusal(404, "not_found", "there is no such pending hire"));
  }

  private Response announce(Request request) {
    auth.allow(request, SCOPE);
    String id = externalId(request, 400);
    ObjectNode content = body(request, 400);
    InvitationCheck.content(content);
    synchronized (company) {
      boolean known = company.pendingHire(id).isPresent();
      return Response.json(known ? 200 : 201, shown(company.announce(id, content)));
    }
  }

  private Response withdraw(Request request) {
    auth.allow(request, SCOPE);
    synchronized (company) {
      String id = request.segment(2);
      if (company.pendingHire(id).flatMap(JustworksCompany.PendingHire::invitation).isPresent()) {
        throw new Refusal(409, "already_invited", "this hire was invited already");
      }
      company.withdraw(id);
      return Response.noContent();
    }
  }

  private Response invite(Request request) {
    auth.allow(request, SCOPE);
    String id = externalId(request, 422);
    ObjectNode asked = body(request, 422);
    String email = InvitationCheck.invitation(asked);
    synchronized (company) {
      Optional<JustworksCompany.PendingHire> known = company.pendingHire(id);
      Optional<ObjectNode> earlier =
          known
              .flatMap(JustworksCompany.PendingHire::invitation)
              .map(JustworksCompany.Invitation::request);
      if (earlier.isEmpty()) {
        return Response.json(201, shown(company.invite(id, email, asked, "lvjw", "")));
      }
      if (!earlier.get().equals(asked)) {
        throw new Refusal(
            409, "already_invited", "this hire was invited already, with other values");
      }
      return Response.json(200, shown(known.orElseThrow()));
    }
  }

  private static String externalId(Request request, int status) {
    String id = request.segment(2);
    if (id.length() > LONGEST_ID) {
      throw new Refusal(
          status,
          "invalid_value",
          "the id is longer than 200 characters",
          Optional.of("externalId"));
    }
    return id;
  }

  /** The contract has one status for a bad body per call, broken JSON included. */
  private static ObjectNode body(Request request, int status) {
    try {
      return request.json();
    } catch (Refusal notJson) {
      throw new Refusal(status, "invalid_value", notJson.message());
    }
  }

  static ObjectNode shown(JustworksCompany.PendingHire hire) {
    ObjectNode shown = Json.object();
    shown.put("external_id", hire.externalId());
    shown.put("status", hire.status());
    for (String field : List.of("name", "title", "start_date")) {
      JsonNode value = hire.content().path(field);
      if (!value.asText().isEmpty()) {
        shown.set(field, value);
      }
    }
    hire.invitation()
        .ifPresent(
            one ->
                shown
                    .putObject("invitation")
                    .put("id", one.id())
                    .put("email", one.email())
                    .put("sent_at", one.sentAt().toString()));
    hire.memberId().ifPresent(member -> shown.put("member_id", member));
    return shown;
  }
}
