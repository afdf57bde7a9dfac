package dev.lvjw.lever;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Resource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a login or key may do, found out by asking for one object of each kind: an API key doesn't
 * tell its permissions, and a granted scope is only proved by its use.
 */
final class Permissions {
  private final ApiGateway api;
  private @Nullable Tried opportunity;

  Permissions(ApiGateway api) {
    this.api = api;
  }

  /**
   * @param scopes as Lever names them (lever-api reference §1)
   * @return by scope; those that nothing harmless shows are left out
   */
  Map<String, Boolean> permits(Collection<String> scopes) {
    Map<String, Boolean> found = new TreeMap<>();
    for (String scope : scopes) {
      permits(scope).ifPresent(allowed -> found.put(scope, allowed));
    }
    return found;
  }

  private Optional<Boolean> permits(String scope) {
    return switch (scope.replaceFirst(":.*", "")) {
      case "opportunities" -> opportunity().permitted();
      case "offers" ->
          opportunity().id().flatMap(id -> tried(one("opportunities", id, "offers")).permitted());
      case "postings" -> tried(one("postings")).permitted();
      case "users" -> tried(one("users")).permitted();
      case "archive_reasons" -> tried(one("archive_reasons")).permitted();
      case "requisitions" -> tried(one("requisitions")).permitted();
      case "webhooks" -> tried(one("webhooks")).permitted();
      case "confidential" -> tried(one("opportunities").with("confidentiality", "all")).permitted();
      default -> Optional.empty();
    };
  }

  /**
   * What a call showed.
   *
   * @param permitted empty when it was refused for another reason
   * @param id of the first object in the answer
   */
  private record Tried(Optional<Boolean> permitted, Optional<String> id) {}

  /** An offer is found by its opportunity, so this is asked for once and used twice. */
  private Tried opportunity() {
    Tried asked = opportunity;
    if (asked == null) {
      asked = tried(one("opportunities"));
      opportunity = asked;
    }
    return asked;
  }

  /** A 403 is a no; another refusal is about something else, and a login refused is no answer. */
  private Tried tried(Resource resource) {
    try {
      JsonNode id = api.get(resource).path("data").path(0).path("id");
      return new Tried(
          Optional.of(true), Optional.of(id).filter(JsonNode::isTextual).map(JsonNode::asText));
    } catch (Refused e) {
      return switch (e.status()) {
        case 401 -> throw e;
        case 403 -> new Tried(Optional.of(false), Optional.empty());
        default -> new Tried(Optional.empty(), Optional.empty());
      };
    }
  }

  private static Resource one(String... path) {
    return Resource.at(path).with("limit", "1");
  }
}
