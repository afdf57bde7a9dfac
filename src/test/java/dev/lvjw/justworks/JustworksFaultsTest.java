package dev.lvjw.justworks;

import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.hire.SendTo;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.ProviderFaults;
import dev.lvjw.http.Transport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call against every fault. */
class JustworksFaultsTest {
  static final Details DETAILS =
      new Details(
          "Vendor",
          Optional.empty(),
          Optional.empty(),
          "Ada",
          "Sample",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          LocalDate.of(2026, 3, 2),
          Optional.empty(),
          Optional.empty());

  private interface Call {
    void make(JustworksGateway justworks, OnboardingApi onboarding);
  }

  private static final Map<String, Call> CALLS =
      Map.of(
          "company", (justworks, onboarding) -> justworks.company(),
          "members", (justworks, onboarding) -> justworks.members().forEach(member -> {}),
          "admins", (justworks, onboarding) -> onboarding.admins(),
          "put",
              (justworks, onboarding) ->
                  onboarding.put("a", "Ada", Optional.empty(), Optional.empty()),
          "find", (justworks, onboarding) -> onboarding.find("a"),
          "invite", (justworks, onboarding) -> onboarding.invite("a", SendTo.HOME, DETAILS),
          "withdraw", (justworks, onboarding) -> onboarding.withdraw("a"));

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
   * Withdrawing reads no answer; a company may leave everything out (reference §1.6). What is
   * looked for by its id may be missing, which is no failure.
   */
  private static boolean reads(String call, ProviderFaults fault) {
    return switch (call) {
      case "withdraw" ->
          !fault.wrongContent()
              && fault != ProviderFaults.NOT_FOUND
              && fault != ProviderFaults.NOT_JSON
              && fault != ProviderFaults.NO_ENCODING
              && fault != ProviderFaults.NO_OBJECT;
      case "company" -> !fault.wrongContent();
      case "find" -> fault != ProviderFaults.NOT_FOUND;
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource("callsAndFaults")
  void endsInAClearFailure(String call, ProviderFaults fault) {
    Transport transport = fault.transport(new TestHost(home));
    JustworksGateway justworks = JustworksGateway.of(transport, Authorizer.none(), server.uri(""));
    OnboardingApi onboarding = OnboardingApi.of(transport, Authorizer.none(), server.uri("/v1"));
    fault.check(server, "Justworks", () -> CALLS.get(call).make(justworks, onboarding));
  }
}
