package dev.lvjw.app;

import dev.lvjw.http.Refused;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.lever.Posting;
import dev.lvjw.lever.Requisition;
import dev.lvjw.lever.User;
import dev.lvjw.store.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lever's postings, requisitions and users. Each is asked for once a run at most, and by a sync
 * once a month: what was read is remembered in the database. What is about to be sent, and {@code
 * sync --full}, ask anew, and what they are told is remembered in its place.
 */
final class KnownObjects {
  /** How long an answer counts. Names of users are personal data: they aren't kept for longer. */
  static final Duration MONTH = Duration.ofDays(30);

  /** How long "there is none" counts: it may be that it wasn't shown. */
  private static final Duration DAY = Duration.ofDays(1);

  private final Workspace workspace;
  private final LeverGateway lever;
  private final boolean anew;
  private final Map<String, Optional<Posting>> postings = new HashMap<>();
  private final Map<String, Optional<Requisition>> requisitions = new HashMap<>();
  private final Map<String, Optional<User>> users = new HashMap<>();
  private final List<String> unread = new ArrayList<>();

  /**
   * @param anew whether Lever is asked whatever is remembered
   */
  KnownObjects(Workspace workspace, boolean anew) {
    this.workspace = workspace;
    this.lever = workspace.lever();
    this.anew = anew;
  }

  /** What Lever clearly refused to show, in words. */
  List<String> unread() {
    return List.copyOf(unread);
  }

  Optional<Posting> posting(String id) {
    return once(
        postings,
        id,
        new Shape<>(
            Remembered.Kind.POSTING,
            lever::posting,
            posting -> {
              Map<String, String> content = new LinkedHashMap<>();
              posting.title().ifPresent(value -> content.put("title", value));
              posting.department().ifPresent(value -> content.put("department", value));
              posting.location().ifPresent(value -> content.put("location", value));
              posting.team().ifPresent(value -> content.put("team", value));
              posting.commitment().ifPresent(value -> content.put("commitment", value));
              return content;
            },
            content ->
                new Posting(
                    id,
                    at(content, "title"),
                    at(content, "department"),
                    at(content, "location"),
                    at(content, "team"),
                    at(content, "commitment"))));
  }

  Optional<Requisition> requisition(String id) {
    return once(
        requisitions,
        id,
        new Shape<>(
            Remembered.Kind.REQUISITION,
            lever::requisition,
            requisition -> {
              Map<String, String> content = new LinkedHashMap<>();
              requisition.department().ifPresent(value -> content.put("department", value));
              requisition.location().ifPresent(value -> content.put("location", value));
              requisition.team().ifPresent(value -> content.put("team", value));
              requisition
                  .employmentStatus()
                  .ifPresent(value -> content.put("employmentStatus", value));
              return content;
            },
            content ->
                new Requisition(
                    id,
                    at(content, "department"),
                    at(content, "location"),
                    at(content, "team"),
                    at(content, "employmentStatus"))));
  }

  Optional<User> user(String id) {
    return once(
        users,
        id,
        new Shape<>(
            Remembered.Kind.USER,
            lever::user,
            user -> {
              Map<String, String> content = new LinkedHashMap<>();
              user.name().ifPresent(value -> content.put("name", value));
              user.email().ifPresent(value -> content.put("email", value));
              return content;
            },
            content -> new User(id, at(content, "name"), at(content, "email"))));
  }

  /** Forgets what counts no more. */
  void forgetOld() {
    workspace
        .database()
        .update(session -> new Remembered(session).forgetBefore(workspace.now().minus(MONTH)));
  }

  /** How one kind is asked for, and what of it is remembered. */
  private record Shape<T>(
      Remembered.Kind kind,
      Function<String, Optional<T>> read,
      Function<T, Map<String, String>> content,
      Function<Map<String, String>, T> object) {}

  private static Optional<String> at(Map<String, String> content, String name) {
    return Optional.ofNullable(content.get(name));
  }

  private <T> Optional<T> once(Map<String, Optional<T>> known, String id, Shape<T> shape) {
    Optional<T> value = known.get(id);
    if (value == null) {
      value =
          remembered(id, shape.kind())
              .map(answer -> answer.content().map(shape.object()))
              .orElseGet(() -> asked(id, shape));
      known.put(id, value);
    }
    return value;
  }

  private Optional<Remembered.Answer> remembered(String id, Remembered.Kind kind) {
    return anew
        ? Optional.empty()
        : workspace
            .database()
            .read(session -> new Remembered(session).find(kind, id))
            .filter(this::counts);
  }

  private boolean counts(Remembered.Answer answer) {
    Instant now = workspace.now();
    // From the future: written under a wrong clock, it would count for ever.
    return !answer.readAt().isAfter(now)
        && answer.readAt().plus(answer.content().isPresent() ? MONTH : DAY).isAfter(now);
  }

  /** A clear no leaves a gap, and isn't remembered: what is missing may be a permission. */
  private <T> Optional<T> asked(String id, Shape<T> shape) {
    try {
      Optional<T> found = shape.read().apply(id);
      Remembered.Answer answer = new Remembered.Answer(found.map(shape.content()), workspace.now());
      workspace
          .database()
          .update(session -> new Remembered(session).keep(shape.kind(), id, answer));
      return found;
    } catch (Refused no) {
      return switch (no.exit()) {
        case REFUSED, NOT_ALLOWED, NOT_FOUND -> {
          unread.add(no.message());
          yield Optional.empty();
        }
        default -> throw no;
      };
    }
  }
}
