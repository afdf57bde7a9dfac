package dev.lvjw.lever;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.ProviderFaults;
import dev.lvjw.http.Wires;
import dev.lvjw.oauth.ApiKey;
import dev.lvjw.oauth.Providers;
import dev.lvjw.oauth.Scope;
import dev.lvjw.store.Places;
import dev.lvjw.store.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call against every fault. */
class LeverFaultsTest {
  private static final Map<String, Consumer<LeverGateway>> CALLS =
      Map.ofEntries(
          Map.entry("hiredReasons", LeverGateway::hiredReasons),
          Map.entry(
              "hired",
              lever -> lever.hired(List.of("r"), Instant.EPOCH, true).forEach(found -> {})),
          Map.entry(
              "updatedSince",
              lever -> lever.updatedSince(Instant.EPOCH, false).forEach(found -> {})),
          Map.entry(
              "deletedSince",
              lever -> lever.deletedSince(Instant.EPOCH, false).forEach(found -> {})),
          Map.entry("opportunity", lever -> lever.opportunity("a")),
          Map.entry("offers", lever -> lever.offers("a")),
          Map.entry("posting", lever -> lever.posting("a")),
          Map.entry("requisition", lever -> lever.requisition("a")),
          Map.entry("user", lever -> lever.user("a")),
          Map.entry("webhooks", LeverGateway::webhooks),
          Map.entry(
              "createWebhook",
              lever ->
                  lever.createWebhook(
                      "candidateHired", URI.create("https://hooks.example.test/"), List.of())),
          Map.entry("deleteWebhook", lever -> lever.deleteWebhook("a")),
          Map.entry("prove", LeverGateway::prove));

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;

  static Stream<Arguments> callsAndFaults() {
    return CALLS.keySet().stream()
        .sorted()
        .flatMap(
            call ->
                Stream.of(ProviderFaults.values())
                    .filter(fault -> reads(call, fault))
                    .map(fault -> Arguments.of(call, fault)));
  }

  /**
   * Deleting reads no answer, proving reads no more than that it is an object. What is looked for
   * by its id may be missing, which is no failure.
   */
  private static boolean reads(String call, ProviderFaults fault) {
    return switch (call) {
      case "deleteWebhook" ->
          !fault.wrongContent()
              && fault != ProviderFaults.NOT_FOUND
              && fault != ProviderFaults.NOT_JSON
              && fault != ProviderFaults.NO_ENCODING
              && fault != ProviderFaults.NO_OBJECT;
      case "opportunity", "posting", "requisition", "user" -> fault != ProviderFaults.NOT_FOUND;
      case "prove" -> !fault.wrongContent();
      default -> true;
    };
  }

  static Stream<String> calls() {
    return CALLS.keySet().stream().sorted();
  }

  /** The failure names what to ask for, and it is something that {@code connect} asks for. */
  @ParameterizedTest
  @MethodSource("calls")
  void namesTheScopeThatIsMissing(String call) {
    server.stub(any(anyUrl()).willReturn(status(403)));
    TestHost host = new TestHost(home);
    LeverGateway lever =
        LeverGateway.of(Wires.transport(host), new ApiKey("key"), server.uri("/v1"), 10);
    Failure failure = catchThrowableOfType(Failure.class, () -> CALLS.get(call).accept(lever));
    Settings settings = Settings.load(host, Places.of(host, "default"), "default");
    assertThat(Providers.lever(settings).scopes())
        .extracting(Scope::name)
        .contains(failure.message().replaceFirst("(?s).*needs ([^)]+)\\).*", "$1"));
  }

  @ParameterizedTest
  @MethodSource("callsAndFaults")
  void endsInAClearFailure(String call, ProviderFaults fault) {
    LeverGateway lever =
        LeverGateway.of(
            fault.transport(new TestHost(home)), new ApiKey("key"), server.uri("/v1"), 10);
    fault.check(server, "Lever", () -> CALLS.get(call).accept(lever));
  }
}
