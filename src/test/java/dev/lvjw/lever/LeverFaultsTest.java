package dev.lvjw.lever;

import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.ProviderFaults;
import dev.lvjw.http.Wires;
import dev.lvjw.oauth.ApiKey;
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
              "deletedSince", lever -> lever.deletedSince(Instant.EPOCH).forEach(found -> {})),
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

  /** Deleting reads no answer, proving reads no more than that it is an object. */
  private static boolean reads(String call, ProviderFaults fault) {
    return switch (call) {
      case "deleteWebhook" ->
          !fault.wrongContent()
              && fault != ProviderFaults.NOT_JSON
              && fault != ProviderFaults.NO_OBJECT;
      case "prove" -> !fault.wrongContent();
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource("callsAndFaults")
  void endsInAClearFailure(String call, ProviderFaults fault) {
    LeverGateway lever =
        LeverGateway.of(
            Wires.transport(new TestHost(home)), new ApiKey("key"), server.uri("/v1"), 10);
    fault.check(server, "Lever", () -> CALLS.get(call).accept(lever));
  }
}
