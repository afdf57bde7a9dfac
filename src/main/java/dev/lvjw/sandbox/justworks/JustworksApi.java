package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The reading part of Justworks' Partner API that a hire tool needs (third-party descriptions). */
public final class JustworksApi {
  /** Which fields only {@code member.detail:read} reveals isn't published; these are our choice. */
  private static final List<String> DETAIL = List.of("emails", "phones", "addresses");

  private final JustworksCompany company;
  private final JustworksAuth auth;

  private final Faults faults;

  /** Reads the company, as far as an access token's scopes allow. */
  public JustworksApi(JustworksCompany company, JustworksAuth auth, Faults faults) {
    this.company = company;
    this.faults = faults;
    this.auth = auth;
  }

  /** An envelope of our choice: Justworks' isn't published. */
  public static Response error(Refusal refusal) {
    ObjectNode body = Json.object();
    body.putArray("errors")
        .addObject()
        .put("code", refusal.code())
        .put("message", refusal.message());
    return Response.json(refusal.status(), body);
  }

  /** Adds the routes of the API. */
  public void addTo(Routes routes) {
    routes.on("GET", "/v1/company", this::company);
    routes.on("GET", "/v1/members", this::members);
    routes.on("GET", "/v1/members/{}", this::member);
  }

  private Response company(Request request) {
    auth.allow(request, "company.basic:read");
    return Response.json(200, company.company());
  }

  private Response members(Request request) {
    Set<String> scopes = auth.allow(request, "member.basic:read", "member.detail:read");
    String status = request.query().first("status").orElse("");
    if (!List.of("", "active", "terminated").contains(status)) {
      throw new Refusal(400, "bad_request", "status must be active or terminated");
    }
    Stream<ObjectNode> found =
        Stream.concat(company.members().stream().flatMap(this::listed), notEnrolled())
            .filter(
                one ->
                    status.isEmpty() || one.path("active").asBoolean() == status.equals("active"));
    return page(request, found.map(one -> revealed(one, scopes)).toList());
  }

  /** Who is invited and not yet enrolled: whether they are listed isn't known (§1.4). */
  private Stream<ObjectNode> notEnrolled() {
    if (faults.is(Switch.NOT_ENROLLED, "left-out")) {
      return Stream.empty();
    }
    boolean active = faults.is(Switch.NOT_ENROLLED, "active");
    return company.pendingHires().stream()
        .filter(hire -> hire.memberId().isEmpty())
        .flatMap(hire -> hire.invitation().stream())
        .map(invitation -> company.invitee(invitation, active));
  }

  /** Who was added by hand has yet to enrol: whether such people are listed isn't known either. */
  private Stream<ObjectNode> listed(ObjectNode member) {
    if (!company.hasYetToEnrol(member.path("id").asText())
        || faults.is(Switch.ADDED_PEOPLE, "active")) {
      return Stream.of(member);
    }
    return faults.is(Switch.ADDED_PEOPLE, "left-out")
        ? Stream.empty()
        : Stream.of(member.deepCopy().put("active", false));
  }

  private Response member(Request request) {
    Set<String> scopes = auth.allow(request, "member.basic:read", "member.detail:read");
    return company.member(request.segment(2)).stream()
        .flatMap(this::listed)
        .findFirst()
        .map(one -> Response.json(200, revealed(one, scopes)))
        .orElseThrow(() -> new Refusal(404, "not_found", "there is no such member"));
  }

  private static ObjectNode revealed(ObjectNode member, Set<String> scopes) {
    ObjectNode revealed = member.deepCopy();
    if (!scopes.contains("member.detail:read")) {
      revealed.remove(DETAIL);
    }
    return revealed;
  }

  /**
   * {@code items} and {@code next_cursor}, opaque and null at the end.
   *
   * @throws Refusal 400 for a bad limit or cursor
   */
  static Response page(Request request, List<ObjectNode> all) {
    String limit = request.query().first("limit").orElse("100");
    if (!limit.matches("[1-9][0-9]?|100")) {
      throw new Refusal(400, "bad_request", "limit must be a number from 1 to 100");
    }
    String cursor = request.query().first("cursor").orElse("c0");
    if (!cursor.matches("c[0-9]{1,6}") || Integer.parseInt(cursor.substring(1)) > all.size()) {
      throw new Refusal(400, "bad_request", "the cursor is not one of ours");
    }
    int from = Integer.parseInt(cursor.substring(1));
    int to = Math.min(all.size(), from + Integer.parseInt(limit));
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    all.subList(from, to).forEach(items::add);
    if (to < all.size()) {
      body.put("next_cursor", "c" + to);
    } else {
      body.putNull("next_cursor");
    }
    return Response.json(200, body);
  }
}
