package dev.lvjw.lever;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.havingExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Wires;
import dev.lvjw.oauth.ApiKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A login that lacks a scope for what is asked on top still reads the rest. */
class ExtrasTest {
  private static final String PAGE = "{\"data\":[{\"id\":\"a\"}],\"hasNext\":false}";

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private LeverGateway lever;

  @BeforeEach
  void gateway() {
    lever =
        LeverGateway.of(
            Wires.transport(new TestHost(home)), new ApiKey("key"), server.uri("/v1"), 10);
  }

  private static MappingBuilder list() {
    return get(urlPathEqualTo("/v1/opportunities"));
  }

  private static MappingBuilder confidential() {
    return list().withQueryParam("confidentiality", equalTo("all"));
  }

  private static MappingBuilder plain() {
    return list().withQueryParam("confidentiality", absent());
  }

  private static ResponseDefinitionBuilder refusal(String message) {
    return jsonResponse("{\"code\":\"Forbidden\",\"message\":\"" + message + "\"}", 403);
  }

  private List<String> hired() {
    return lever.hired(List.of("r"), Instant.EPOCH, true).map(Opportunity::id).toList();
  }

  @Test
  void readsTheRestWhereConfidentialOnesAreRefused() {
    server.stub(confidential().willReturn(refusal("no access to confidential data")));
    server.stub(plain().willReturn(okJson(PAGE)));
    assertThat(hired()).containsExactly("a");
    assertThat(lever.confidentialRefused()).isTrue();
    assertThat(lever.problems())
        .containsExactly(
            "Lever's opportunities: confidential ones are not shown to this login"
                + " (confidential:access:admin)");
    assertThat(hired()).containsExactly("a");
    assertThat(lever.requests()).as("refused once, not asked for again").isEqualTo(3);
  }

  @Test
  void takesOffWhatTheRefusalNames() {
    server.stub(
        confidential()
            .withQueryParam("expand", havingExactly("applications", "contact"))
            .willReturn(refusal("needs contact:read:admin")));
    server.stub(
        confidential()
            .withQueryParam("expand", havingExactly("applications"))
            .willReturn(okJson(PAGE)));
    assertThat(hired()).containsExactly("a");
    assertThat(lever.confidentialRefused()).isFalse();
    assertThat(lever.problems()).hasSize(1).first().asString().contains("contacts");
  }

  @Test
  void failsAtOnceWhenTheRefusalNamesAnotherScope() {
    server.stub(list().willReturn(refusal("needs opportunities:read:admin")));
    Failure failure = catchThrowableOfType(Failure.class, this::hired);
    assertThat(failure.exit()).isEqualTo(ExitCode.NOT_ALLOWED);
    assertThat(failure.message()).contains("misses the scope opportunities:read:admin");
    assertThat(lever.requests()).isEqualTo(1);
  }

  /** One opportunity that is kept back says nothing about the others. */
  @Test
  void asksForEverythingAgainAfterOneOpportunityWasRefused() {
    server.stub(get(urlPathEqualTo("/v1/opportunities/a")).willReturn(status(403)));
    server.stub(
        get(urlPathEqualTo("/v1/opportunities/b"))
            .withQueryParam("expand", havingExactly("applications", "contact"))
            .willReturn(okJson("{\"data\":{\"id\":\"b\"}}")));
    assertThat(catchThrowableOfType(Failure.class, () -> lever.opportunity("a")).message())
        .contains("needs opportunities:read:admin");
    assertThat(lever.opportunity("b")).isPresent();
    assertThat(lever.problems()).isEmpty();
  }
}
