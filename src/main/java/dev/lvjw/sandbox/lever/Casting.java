package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts {@link Role}s into an account, as of now. */
final class Casting {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Duration RECENT = Duration.ofDays(14);

  /** From the offer to the first day. */
  private static final Duration NOTICE = Duration.ofDays(26);

  private final LeverAccount account;
  private final Map<String, String> postings;
  private final Map<String, String> users;
  private final Map<String, String> cast = new HashMap<>();

  /**
   * @param postings ids by title
   * @param users ids by e-mail address
   */
  Casting(LeverAccount account, Map<String, String> postings, Map<String, String> users) {
    this.account = account;
    this.postings = postings;
    this.users = users;
  }

  /**
   * @return the opportunity's id
   */
  String add(Role role) {
    long now = account.millis();
    long at = now - role.hiredAgo().orElse(Duration.ofDays(3)).toMillis();
    String id = account.add(opportunity(role, at));
    cast.put(role.key(), id);
    int still = role.offers().size();
    for (Role.Offered offered : role.offers()) {
      // An offer takes three days to be sent and signed, and each next one comes a day later.
      offer(id, dated(role, offered), at - (4 + still--) * DAY);
    }
    account.opportunity(id).remove(role.without());
    return id;
  }

  private ObjectNode opportunity(Role role, long at) {
    ObjectNode partial = role.opportunity();
    put(partial, "createdAt", at - 40 * DAY);
    put(partial, "updatedAt", at);
    put(partial, "lastInteractionAt", at);
    put(partial, "lastAdvancedAt", at - 6 * DAY);
    if (role.hiredAgo().isPresent()) {
      ObjectNode archived = partial.putObject("archived");
      archived.put("reason", account.hiredReason());
      archived.put("archivedAt", at);
    }
    role.posting()
        .ifPresentOrElse(
            title -> partial.put("posting", known(postings, title)),
            () -> partial.putNull("posting"));
    role.contactOf()
        .ifPresent(
            other ->
                partial.set("contact", account.opportunity(known(cast, other)).path("contact")));
    return partial;
  }

  /** What the role says itself, {@code null} too, stays. */
  private static void put(ObjectNode partial, String name, long value) {
    if (!partial.has(name)) {
      partial.put(name, value);
    }
  }

  /** Who was hired weeks ago doesn't start three weeks from today. */
  private static Role.Offered dated(Role role, Role.Offered offered) {
    boolean past = role.hiredAgo().filter(ago -> ago.compareTo(RECENT) > 0).isPresent();
    return past && offered.start().isEmpty()
        ? new Role.Offered(
            offered.given(), offered.manager(), Optional.of(NOTICE), offered.without())
        : offered;
  }

  private void offer(String opportunity, Role.Offered offered, long at) {
    ObjectNode given = offered.given().deepCopy();
    given.put("createdAt", at);
    offered
        .manager()
        .ifPresent(
            email ->
                given.withArray("fields").add(Role.value("direct_manager", known(users, email))));
    offered
        .start()
        .ifPresent(
            after ->
                given
                    .withArray("fields")
                    .add(
                        Json.object()
                            .put("identifier", "anticipated_start_date")
                            .put("value", at - Math.floorMod(at, DAY) + after.toMillis())));
    ObjectNode offer = account.addOffer(opportunity, given);
    Set<String> without = new HashSet<>(offered.without());
    offer
        .withArray("fields")
        .removeIf((JsonNode field) -> without.contains(field.path("identifier").asText()));
  }

  private static String known(Map<String, String> ids, String name) {
    return Optional.ofNullable(ids.get(name))
        .orElseThrow(() -> new IllegalStateException("the cast has no " + name));
  }
}
