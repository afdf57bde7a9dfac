package dev.lvjw.sandbox.fault;

import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Requests that don't get the answer they would get: which ones, when, and what happens instead.
 *
 * @param spec the line it was read from, in one spelling
 */
public record Disturbance(String spec, Place place, Occasion occasion, Effect effect)
    implements Fault {

  /** Whose requests. The token endpoints are sides of their own, as in the log. */
  enum Side {
    LEVER("lever", List.of("lever"), false),
    JUSTWORKS("justworks", List.of("justworks"), false),
    ONBOARDING("onboarding", List.of("onboarding"), false),
    TOKEN("token", List.of("lever", "justworks"), true),
    LEVER_TOKEN("lever-token", List.of("lever"), true),
    JUSTWORKS_TOKEN("justworks-token", List.of("justworks"), true);

    final String word;
    private final List<String> sites;
    private final boolean token;

    Side(String word, List<String> sites, boolean token) {
      this.word = word;
      this.sites = sites;
      this.token = token;
    }

    boolean covers(String site, Request request) {
      return sites.contains(site) && token == request.path().equals(Routes.TOKENS);
    }
  }

  /**
   * @param method none for any
   * @param path none for every call of the API ({@code /v1/…}), or the token endpoint
   */
  record Place(Side side, Optional<String> method, Optional<Pattern> path) {
    boolean covers(String site, Request request) {
      return side.covers(site, request)
          && method.map(request.method()::equals).orElse(true)
          && path.map(one -> one.matcher(request.path()).matches())
              .orElse(side.token || request.path().startsWith("/v1/"));
    }
  }

  /**
   * Which of the requests at the place.
   *
   * @param share of them, in percent, by chance
   * @param skip how many are let through first
   * @param first how many are disturbed; none for all
   * @param until how long after it was set, by the sandbox's time; none for ever
   */
  record Occasion(int share, int skip, OptionalInt first, Optional<Duration> until) {}

  /**
   * What happens.
   *
   * @param carriedOut whether the request does what it asks for, all the same
   * @param status instead of the real one
   * @param retryAfter seconds, for the header
   * @param latency before the first byte
   * @param slow how long the body takes
   */
  record Effect(
      boolean carriedOut,
      OptionalInt status,
      Optional<RetryAfter> retryAfter,
      Duration latency,
      Duration slow,
      Cut cut,
      Content content,
      Target redirect) {}

  /** {@code Retry-After}, in either of its two spellings (RFC 9110 §10.2.3). */
  record RetryAfter(int seconds, boolean asDate) {}

  /** Where the connection ends. */
  enum Cut {
    NOWHERE,
    AT_ONCE,
    MIDWAY
  }

  /** What the body is instead. */
  enum Content {
    OWN,
    GARBAGE,
    HTML,
    EMPTY,
    WRONG,
    HUGE,
    STRANGER
  }

  /** Where a redirect leads. */
  public enum Target {
    NONE,
    DATA_CENTRE,
    FOREIGN
  }
}
