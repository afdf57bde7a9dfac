package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.oauth.LoggedIn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is logged in to Lever's pages: whoever the cookie names, else the Super Admin, so that a
 * caller without cookies can do everything.
 */
public final class LeverSession {
  static final String COOKIE = "lever_person";
  private static final String SUPER_ADMIN = "super admin";

  private final LeverAccount account;
  private final Set<String> back = new HashSet<>();

  /** For the users of this account. */
  public LeverSession(LeverAccount account) {
    this.account = account;
  }

  LoggedIn of(Request request) {
    return LoggedIn.cookie(request, COOKIE)
        .flatMap(this::person)
        .or(() -> person(account.superAdmin()))
        .orElseThrow();
  }

  /** Everybody who can log in. */
  List<LoggedIn> people() {
    synchronized (account) {
      return account.users.all().stream().filter(LeverSession::isActive).map(this::seen).toList();
    }
  }

  Optional<LoggedIn> person(String id) {
    synchronized (account) {
      return account.users.find(id).filter(LeverSession::isActive).map(this::seen);
    }
  }

  boolean isSuperAdmin(Request request) {
    return hasRole(of(request), SUPER_ADMIN);
  }

  /** Interviewers can't manage profiles (Lever's help pages). */
  boolean managesProfiles(Request request) {
    return !hasRole(of(request), "interviewer");
  }

  /** Somebody logged in to Lever itself, not only on the way to a consent. */
  synchronized void loggedInDirectly(String id) {
    back.add(id);
  }

  private boolean hasRole(LoggedIn person, String role) {
    synchronized (account) {
      return account.users.find(person.id()).filter(user -> role(user).equals(role)).isPresent();
    }
  }

  private LoggedIn seen(ObjectNode user) {
    String id = user.path("id").asText();
    String role = role(user);
    String shown =
        Arrays.stream(role.split(" ", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining(" "));
    return new LoggedIn(id, user.path("name").asText(), shown, unfit(id, role));
  }

  /** The second text is Lever's own (seen on a third party's help page), the first is ours. */
  private Optional<String> unfit(String id, String role) {
    if (!role.equals(SUPER_ADMIN)) {
      return Optional.of("The user trying to authorize the integration is not a Super Admin");
    }
    if (isAway(id)) {
      return Optional.of(
          "The user trying to authorize the integration has not logged into Lever recently");
    }
    return Optional.empty();
  }

  private synchronized boolean isAway(String id) {
    return account.isAway(id) && !back.contains(id);
  }

  private static boolean isActive(ObjectNode user) {
    return !user.hasNonNull("deactivatedAt");
  }

  private static String role(ObjectNode user) {
    return user.path("accessRole").asText();
  }
}
