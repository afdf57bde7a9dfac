package dev.lvjw.justworks;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.lvjw.Failure;
import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Wires;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of the justworks-api reference, and what may come instead. */
class JustworksGatewayTest {
  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;
  private JustworksGateway justworks;

  @BeforeEach
  void open() {
    justworks = gateway("");
  }

  private JustworksGateway gateway(String path) {
    return JustworksGateway.of(
        Wires.transport(new TestHost(home)), Authorizer.none(), server.uri(path));
  }

  private static MappingBuilder members() {
    return get(urlPathEqualTo("/v1/members")).withQueryParam("limit", equalTo("100"));
  }

  private static MappingBuilder all() {
    return members().withQueryParam("status", absent());
  }

  private static MappingBuilder terminated() {
    return members().withQueryParam("status", equalTo("terminated"));
  }

  private static String member(String id, boolean active) {
    return "{\"id\":\"" + id + "\",\"company_id\":\"c\",\"active\":" + active + "}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/v1", "/v1/"})
  void readsTheCompany(String path) {
    server.stub(
        get("/v1/company")
            .willReturn(
                okJson(
                    """
                    {"id":"cmp_9","legal_name":"Sample Inc","display_name":"Sample",
                    "departments":[{"id":"dep_1","name":"Finance"},{"id":"dep_2","title":"R&D"},{"id":"dep_3"}],
                    "offices":[{"id":"off_1","name":"Leeds"}],"country_data":{}}
                    """)));
    JustworksGateway gateway = gateway(path);
    assertThat(gateway.company())
        .isEqualTo(
            new Company(
                "Sample",
                List.of(new Named("dep_1", "Finance"), new Named("dep_2", "R&D")),
                List.of(new Named("off_1", "Leeds"))));
    assertThat(gateway.problems()).containsExactly("Justworks' company departments: has no name");
    assertThat(gateway.requests()).isEqualTo(1);
  }

  @Test
  void readsACompanyOfPlainNamesOrNone() {
    server.inOrder(
        () -> get("/v1/company"),
        okJson("{\"legal_name\":\"Sample Inc\",\"departments\":[\"Finance\"]}"),
        okJson("{\"departments\":7,\"offices\":null}"));
    assertThat(justworks.company())
        .isEqualTo(new Company("Sample Inc", List.of(new Named("", "Finance")), List.of()));
    assertThat(justworks.company().offices()).isEmpty();
  }

  @Test
  void readsAMember() {
    server.stub(
        all()
            .willReturn(
                okJson(
                    """
                    {"items":[{"id":"mbr_1","company_id":"cmp_9","active":false,"type":"new_kind",
                    "name":{"given_name":"Ada","family_name":"Sample","preferred_name":"Addie",
                      "full_preferred_name":"Addie Sample","additional_names":[]},
                    "emails":[{"type":"work","address":"ada@work.example.test"},
                      {"type":"home","email":"ada@example.test"},{"type":"x"}],
                    "employment_start_date":"2026-03-02","current_employment":{"US":{}}}],
                    "next_cursor":null}
                    """)));
    assertThat(justworks.members())
        .containsExactly(
            new Member(
                "mbr_1",
                "Ada",
                "Sample",
                Optional.of("Addie Sample"),
                List.of("ada@work.example.test", "ada@example.test"),
                false,
                Optional.of(LocalDate.of(2026, 3, 2))));
    assertThat(justworks.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"emails\":[\"ada@example.test\"]|ada@example.test",
        "\"emails\":[{\"value\":\"ada@example.test\"}]|ada@example.test",
        "\"emails\":{\"address\":\"ada@example.test\"}|ada@example.test",
        "\"emails\":[]|",
        "\"emails\":null|",
        "\"x\":1|"
      })
  void readsEmailsInManySpellings(String json, String email) {
    server.stub(all().willReturn(okJson("{\"items\":[{\"id\":\"m\"," + json + "}]}")));
    List<String> expected = Optional.ofNullable(email).map(List::of).orElse(List.of());
    assertThat(justworks.members()).singleElement().extracting(Member::emails).isEqualTo(expected);
  }

  @Test
  void survivesWrongTypesAndReportsThem() {
    server.stub(
        all()
            .willReturn(
                okJson(
                    """
                    {"items":[{"id":"m","name":"Ada Sample","active":"no","emails":[[1]],
                    "employment_start_date":"March"},7]}
                    """)));
    assertThat(justworks.members())
        .containsExactly(
            new Member("m", "", "", Optional.empty(), List.of(), false, Optional.empty()));
    assertThat(justworks.problems())
        .contains(
            "Justworks' member m: name is not an object",
            "Justworks' member m: employment_start_date is not a date")
        .noneMatch(problem -> problem.contains("Ada"));
  }

  @Test
  void asksForTerminatedMembersWhereNoneWereListed() {
    server.stub(
        all()
            .withQueryParam("cursor", absent())
            .willReturn(okJson("{\"items\":[" + member("a", true) + "],\"next_cursor\":\"c+1\"}")));
    server.stub(
        all()
            .withQueryParam("cursor", equalTo("c+1"))
            .willReturn(okJson("{\"items\":[" + member("b", true) + "]}")));
    server.stub(
        terminated()
            .willReturn(
                okJson("{\"items\":[" + member("b", true) + "," + member("t", false) + "]}")));
    Iterator<Member> members = justworks.members().iterator();
    assertThat(members.next().id()).isEqualTo("a");
    assertThat(justworks.requests()).isEqualTo(1);
    assertThat(members.next().id()).isEqualTo("b");
    assertThat(members.next().id()).isEqualTo("t");
    assertThat(members.hasNext()).isFalse();
    assertThat(justworks.requests()).isEqualTo(3);
  }

  @Test
  void doesNotAskForThemWhereTheyWereListed() {
    server.stub(
        all()
            .willReturn(
                okJson("{\"items\":[" + member("t", false) + "," + member("a", true) + "]}")));
    assertThat(justworks.members()).extracting(Member::id).containsExactly("t", "a");
  }

  @Test
  void refusesARepeatingCursor() {
    server.stub(
        all().willReturn(okJson("{\"items\":[" + member("a", true) + "],\"next_cursor\":\"c\"}")));
    Failure failure =
        catchThrowableOfType(Failure.class, () -> justworks.members().forEach(member -> {}));
    assertThat(failure.code()).isEqualTo("bad_answer");
    assertThat(justworks.requests()).isEqualTo(2);
  }
}
