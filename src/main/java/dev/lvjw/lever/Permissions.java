package dev.lvjw.lever;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Resource;
import java.util.Optional;

/**
 * What a login or key may do, found out by asking for one object of each kind: an API key doesn't
 * tell its permissions, and a granted scope is only proved by its use.
 */
final class Permissions {
  private final ApiGateway api;

  Permissions(ApiGateway api) {
    this.api = api;
  }

  /**
   * @param scope as Lever names it (lever-api reference §1)
   * @return empty where nothing harmless shows it
   */
  Optional<Boolean> permits(String scope) {
    return switch (scope.replaceFirst(":.*", "")) {
      case "opportunities" -> allowed(one("opportunities"));
      case "offers" -> anOpportunity().flatMap(id -> allowed(one("opportunities", id, "offers")));
      case "postings" -> allowed(one("postings"));
      case "users" -> allowed(one("users"));
      case "archive_reasons" -> allowed(one("archive_reasons"));
      case "requisitions" -> allowed(one("requisitions"));
      case "webhooks" -> allowed(one("webhooks"));
      case "confidential" -> allowed(one("opportunities").with("confidentiality", "all"));
      default -> Optional.empty();
    };
  }

  private Optional<String> anOpportunity() {
    try {
      return Optional.of(api.get(one("opportunities")).path("data").path(0).path("id"))
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText);
    } catch (Refused e) {
      if (e.status() == 403) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A 403 is a no; another refusal is about something else, and a login refused is no answer. */
  private Optional<Boolean> allowed(Resource resource) {
    try {
      api.get(resource);
      return Optional.of(true);
    } catch (Refused e) {
      return switch (e.status()) {
        case 401 -> throw e;
        case 403 -> Optional.of(false);
        default -> Optional.empty();
      };
    }
  }

  private static Resource one(String... path) {
    return Resource.at(path).with("limit", "1");
  }
}
