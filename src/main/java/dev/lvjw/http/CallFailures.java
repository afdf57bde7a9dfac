package dev.lvjw.http;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what went wrong with a call: who, what, why, and what to do about it. */
final class CallFailures {
  private final Provider provider;
  private final Network network;

  CallFailures(Provider provider, Network network) {
    this.provider = provider;
    this.network = network;
  }

  /** The provider answered something that isn't what it must be. */
  Failure badAnswer(Call call, String how) {
    return new Failure(
        ExitCode.REFUSED,
        "bad_answer",
        "%s answered %s with %s.".formatted(provider.name(), call.name(), how),
        "check " + provider.setting() + ": lvjw config list");
  }

  /** No answer came, or only that it can't be given now. */
  Failure unreachable(Call call, String why) {
    return unreachable(call, why, "try again later, or find the cause: lvjw status --check");
  }

  private Failure unreachable(Call call, String why, String next) {
    URI base = provider.base();
    String way = network.proxyName().map(proxy -> " (http.proxy is " + proxy + ")").orElse("");
    return new Failure(
        ExitCode.UNREACHABLE,
        "unreachable",
        "%s can't be reached at %s: %s failed (%s)%s."
            .formatted(provider.name(), base.getHost(), call.name(), why, way),
        next);
  }

  /** As {@link #unreachable}, told from what broke the connection. */
  Failure broken(Call call, Trouble trouble, IOException e) {
    Failure failure =
        trouble.kind() == Trouble.Kind.NOT_TRUSTED
            ? unreachable(
                call,
                trouble.words(),
                "look who answers there; if your network inspects TLS: lvjw config set http.caFile"
                    + " FILE")
            : unreachable(call, trouble.words());
    return failure.causedBy(e);
  }

  /**
   * The provider answers, but asks for fewer requests.
   *
   * @param wait how long it asks to wait, if it says
   * @param nothingDone whether no earlier try of the call may have been carried out
   */
  AskedToWait tooMany(
      Call call, ProviderError error, Optional<Duration> wait, boolean nothingDone) {
    return new AskedToWait(
        "%s asks lvjw to wait%s: it answered %s with status 429%s."
            .formatted(
                provider.name(),
                wait.map(time -> " for " + words(time)).orElse(""),
                call.name(),
                error.said()),
        "try again " + (wait.isPresent() ? "then" : "later"),
        nothingDone);
  }

  /** An earlier call was asked to wait for longer than this one can. */
  AskedToWait waiting(Call call, Instant until) {
    return new AskedToWait(
        "%s asks lvjw to wait until %s: %s was not sent."
            .formatted(provider.name(), until.truncatedTo(ChronoUnit.SECONDS), call.name()),
        "try again then",
        true);
  }

  private static String words(Duration time) {
    List<String> words = new ArrayList<>();
    count(words, time.toHours(), "hour");
    count(words, time.toMinutesPart(), "minute");
    count(words, time.toSecondsPart(), "second");
    return words.isEmpty() ? "a moment" : String.join(" ", words);
  }

  private static void count(List<String> words, long number, String unit) {
    if (number > 0) {
      words.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }

  /** The proxy wants a login, which lvjw has nowhere to keep apart from the settings. */
  private Failure proxyLogin(Call call) {
    return unreachable(
        call,
        "the proxy asks for a login, which lvjw does not support",
        "lvjw config set http.proxy http://HOST:PORT of a proxy that asks for none");
  }

  /** The provider said no, with a status of 300 or more that isn't 429. */
  Failure refusal(Call call, int status, ProviderError error) {
    String name = provider.name();
    String connect = "lvjw connect " + provider.key();
    String said = " " + call.name() + " with status " + status + error.said() + ".";
    // A token that is refused is a matter of the login, whatever the status says.
    return switch (status == 403 && error.aboutToken() ? 401 : status) {
      case 401 ->
          new Refused(
              ExitCode.LOGIN_NEEDED,
              "login_needed",
              name + " no longer accepts the login: it refused" + said,
              connect,
              status,
              error);
      case 403 ->
          new Refused(
              ExitCode.NOT_ALLOWED,
              "not_allowed",
              name + lacking(call, error) + ": it refused" + said,
              connect,
              status,
              error);
      case 404 ->
          new Refused(
              ExitCode.NOT_FOUND,
              "not_found",
              name + " doesn't know it: it answered" + said,
              "check the id, and " + provider.setting() + ": lvjw config list",
              status,
              error);
      case 407 -> proxyLogin(call);
      default -> {
        if (status >= 500) {
          yield unreachable(call, "status " + status + error.said());
        }
        if (status < 400) {
          yield badAnswer(call, "status " + status);
        }
        yield new Refused(
            ExitCode.REFUSED,
            "refused",
            name + " refused" + said,
            "correct what it names, then try again",
            status,
            error);
      }
    };
  }

  /** What the provider names as missing, else what the call is known to need. */
  private static String lacking(Call call, ProviderError error) {
    return error
        .scope()
        .map(scope -> " misses the scope " + scope)
        .or(
            () ->
                call.resource()
                    .permission()
                    .map(needed -> " doesn't allow it (needs " + needed + ")"))
        .orElse(" doesn't allow it");
  }
}
