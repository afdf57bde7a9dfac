package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Version;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Exchange;
import dev.lvjw.http.Limits;
import dev.lvjw.http.Network;
import dev.lvjw.http.Transport;
import dev.lvjw.justworks.JustworksGateway;
import dev.lvjw.justworks.OnboardingApi;
import dev.lvjw.lever.LeverGateway;
import dev.lvjw.oauth.ApiKey;
import dev.lvjw.oauth.OAuthProvider;
import dev.lvjw.oauth.TokenEndpoint;
import dev.lvjw.oauth.TokenKeeper;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Timeouts;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The providers as one run reaches them: each gateway is made at first use, all share one HTTP
 * client, and those of one provider share its login.
 */
final class Gateways {
  private final Workspace workspace;
  private final boolean wire;
  private final boolean rehearsing;
  private @Nullable Transport transport;
  private @Nullable TokenKeeper leverTokens;
  private @Nullable TokenKeeper justworksTokens;
  private @Nullable LeverGateway lever;
  private @Nullable JustworksGateway justworks;
  private @Nullable OnboardingApi onboarding;

  /**
   * @param wire whether each HTTP request is said on stderr, without values
   * @param rehearsing whether what would be written is imagined instead
   */
  Gateways(Workspace workspace, boolean wire, boolean rehearsing) {
    this.workspace = workspace;
    this.wire = wire;
    this.rehearsing = rehearsing;
  }

  /**
   * @throws Failure (login needed) when Lever isn't connected
   */
  LeverGateway lever() {
    if (lever == null) {
      lever =
          LeverGateway.of(
              transport(),
              leverAuthorizer(),
              workspace.settings().uri(Setting.LEVER_API_URL),
              workspace.settings().number(Setting.LEVER_RATE));
    }
    return lever;
  }

  private Authorizer leverAuthorizer() {
    Optional<String> key = workspace.credentials().secret(Setting.LEVER_API_KEY);
    if (key.isPresent()) {
      return new ApiKey(key.get());
    }
    leverTokens = keeper(workspace.leverProvider());
    return leverTokens;
  }

  /**
   * @throws Failure (login needed) when Justworks isn't connected
   */
  JustworksGateway justworks() {
    if (justworks == null) {
      justworks =
          JustworksGateway.of(
              transport(), justworksTokens(), workspace.settings().uri(Setting.JUSTWORKS_API_URL));
    }
    return justworks;
  }

  /**
   * The onboarding API, with Justworks' login.
   *
   * @throws Failure (usage) when there is none, (login needed) when Justworks isn't connected
   */
  OnboardingApi onboarding() {
    if (onboarding == null) {
      URI base =
          workspace
              .settings()
              .find(Setting.JUSTWORKS_ONBOARDING_URL)
              .map(URI::create)
              .orElseThrow(
                  () ->
                      Failure.usage(
                          "the api route needs justworks.onboardingUrl, and Justworks publishes no"
                              + " such API today",
                          "lvjw invite ID --route handoff"));
      OnboardingApi api = OnboardingApi.of(transport(), justworksTokens(), base);
      onboarding = rehearsing ? api.rehearsing() : api;
    }
    return onboarding;
  }

  private TokenKeeper justworksTokens() {
    if (justworksTokens == null) {
      justworksTokens = keeper(workspace.justworksProvider());
    }
    return justworksTokens;
  }

  private TokenKeeper keeper(OAuthProvider provider) {
    if (workspace.credentials().login(provider.key()).isEmpty()) {
      throw new Failure(
          ExitCode.LOGIN_NEEDED,
          "login_needed",
          provider.name() + " is not connected",
          "lvjw connect " + provider.key());
    }
    return new TokenKeeper(
        workspace.host(), provider, workspace.credentials(), tokenEndpoint(provider));
  }

  /** Where a provider's codes are exchanged and its tokens revoked. */
  TokenEndpoint tokenEndpoint(OAuthProvider provider) {
    return new TokenEndpoint(workspace.host(), transport(), provider, workspace.credentials());
  }

  /** The one HTTP client of the run. */
  Transport transport() {
    if (transport == null) {
      Timeouts patience = workspace.settings().timeouts();
      transport =
          new Transport(
              workspace.host(),
              "lvjw/" + Version.text(),
              wire
                  ? exchange -> workspace.prompter().say(exchange.line())
                  : Exchange.Listener.none(),
              Limits.standard().within(patience.connect(), patience.answer(), patience.call()),
              network());
    }
    return transport;
  }

  /** The way out of the network this machine is in. */
  Network network() {
    return new Network(
        workspace.settings().find(Setting.HTTP_PROXY).map(URI::create),
        workspace.settings().find(Setting.HTTP_CA_FILE).map(Path::of));
  }

  /** How many requests this run made. */
  Workspace.Requests requests() {
    return new Workspace.Requests(
        count(lever, LeverGateway::requests),
        count(justworks, JustworksGateway::requests) + count(onboarding, OnboardingApi::requests),
        count(leverTokens, TokenKeeper::requests) + count(justworksTokens, TokenKeeper::requests));
  }

  private static <T> int count(@Nullable T counted, Function<T, Integer> requests) {
    return counted == null ? 0 : requests.apply(counted);
  }

  /** What the providers answered that could not be read, in words without personal data. */
  List<String> oddAnswers() {
    List<String> odd = new ArrayList<>();
    if (lever != null) {
      odd.addAll(lever.problems());
    }
    if (justworks != null) {
      odd.addAll(justworks.problems());
    }
    if (onboarding != null) {
      odd.addAll(onboarding.problems());
    }
    return odd;
  }
}
