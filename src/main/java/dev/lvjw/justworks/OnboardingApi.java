package dev.lvjw.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.hire.SendTo;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Provider;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Resource;
import dev.lvjw.http.Transport;
import dev.lvjw.http.Wire;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The onboarding API of {@code docs/api/justworks-onboarding.yaml}: lvjw's own proposal, which
 * Justworks doesn't publish. Every write is keyed by our id and harmless to repeat. All methods
 * throw {@link dev.lvjw.Failure} as {@link ApiGateway} does.
 */
public final class OnboardingApi {
  private static final String MANAGE_EMPLOYEES = "manage_employees";
  private static final String SCOPE = "onboarding:write";

  private final ApiGateway api;
  private final boolean rehearsing;
  private final Set<String> problems = new LinkedHashSet<>();

  public OnboardingApi(ApiGateway api) {
    this(api, false);
  }

  private OnboardingApi(ApiGateway api, boolean rehearsing) {
    this.api = api;
    this.rehearsing = rehearsing;
  }

  /**
   * The same for a dry run: announcing and withdrawing read instead, and answer as if they had been
   * done.
   */
  public OnboardingApi rehearsing() {
    return new OnboardingApi(api, true);
  }

  /** The API behind {@code justworks.onboardingUrl}, which includes its version. */
  public static OnboardingApi of(Transport transport, Authorizer authorizer, URI onboardingUrl) {
    Provider justworks = JustworksGateway.provider(onboardingUrl);
    Provider onboarding =
        new Provider(
            justworks.key(),
            justworks.name(),
            justworks.base(),
            justworks.domain(),
            justworks.rate(),
            "justworks.onboardingUrl");
    return new OnboardingApi(new ApiGateway(transport, onboarding, authorizer));
  }

  /** Admins who may manage employees: the audience of "A candidate has been hired in Lever!". */
  public List<Admin> admins() {
    Resource list = Resource.at("admins").needing(SCOPE).with("permission", MANAGE_EMPLOYEES);
    return Cursors.of(api, list, Admin::read, problems::add)
        .filter(admin -> admin.permissions().contains(MANAGE_EMPLOYEES))
        .toList();
  }

  /** Announces a hire, or renews what is known of it. Changes nothing once it is invited. */
  public PendingHire put(
      String externalId, String name, Optional<String> title, Optional<LocalDate> start) {
    if (rehearsing) {
      return find(externalId)
          .orElseGet(
              () -> new PendingHire(externalId, "pending", Optional.empty(), Optional.empty()));
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("name", name);
    title.ifPresent(value -> content.put("title", value));
    start.ifPresent(value -> content.put("start_date", value.toString()));
    Resource resource = hire(externalId);
    return read("PUT", resource, externalId, api.put(resource, content));
  }

  /** The hire as it stands; empty when the API has none of that id. */
  public Optional<PendingHire> find(String externalId) {
    Resource resource = hire(externalId);
    return api.find(resource).map(answer -> read("GET", resource, externalId, answer));
  }

  /**
   * Sends the one invitation of a hire. The same again answers the first and sends nothing.
   *
   * @throws IllegalStateException in a dry run
   * @throws Refused with status 409 when it was invited otherwise already, 422 when a value is
   *     wrong; Failure (refused) also when the answer doesn't show the invitation
   */
  public PendingHire invite(String externalId, SendTo sendTo, Details details) {
    if (rehearsing) {
      throw new IllegalStateException("a dry run invites nobody");
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("send_to", sendTo.word());
    content.set("details", details.json());
    Resource resource = Resource.at("pending-hires", externalId, "invitation").needing(SCOPE);
    PendingHire hire = read("PUT", resource, externalId, api.put(resource, content));
    if (!hire.invited()) {
      throw api.badAnswer("PUT", resource, "a hire without an invitation");
    }
    return hire;
  }

  /**
   * Takes back a hire that was not invited yet.
   *
   * @return whether it is gone, or never was; false when it was invited already
   */
  public boolean withdraw(String externalId) {
    if (rehearsing) {
      return find(externalId).filter(PendingHire::invited).isEmpty();
    }
    try {
      api.delete(hire(externalId));
      return true;
    } catch (Refused e) {
      return switch (e.status()) {
        case 404 -> true;
        case 409 -> false;
        default -> throw e;
      };
    }
  }

  /** Requests sent so far. */
  public int requests() {
    return api.requests();
  }

  /** Values of the wrong type met so far, each once, without anything personal. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private static Resource hire(String externalId) {
    return Resource.at("pending-hires", externalId).needing(SCOPE);
  }

  /** An answer about another hire, or about none, must not pass for an invitation. */
  private PendingHire read(String method, Resource resource, String externalId, JsonNode answer) {
    PendingHire hire =
        PendingHire.read(new Wire(answer, "the pending hire " + externalId, problems::add));
    if (!hire.externalId().equals(externalId) || hire.status().isEmpty()) {
      throw api.badAnswer(method, resource, "another hire, or none");
    }
    return hire;
  }
}
