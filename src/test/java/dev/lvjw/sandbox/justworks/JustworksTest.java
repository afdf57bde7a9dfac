package dev.lvjw.sandbox.justworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.sandbox.StillHost;
import dev.lvjw.sandbox.TestVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Justworks' OAuth and reading API against third-party descriptions of both. */
class JustworksTest {
  private final TestVisitor visitor = new TestVisitor();

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void tokensSayWhenTheyEndAsAnInstantADayAhead() {
    JsonNode tokens = visitor.justworksTokens(TestVisitor.EVERY_JUSTWORKS_SCOPE).json();
    assertThat(Instant.parse(tokens.path("expires_at").asText()))
        .isEqualTo(StillHost.NOW.plus(Duration.ofHours(24)));
    assertThat(tokens.has("expires_in")).isFalse();
    assertThat(tokens.path("scope").asText()).isEqualTo(TestVisitor.EVERY_JUSTWORKS_SCOPE);
  }

  @Test
  void denySendsAccessDenied() {
    TestVisitor.Answer page =
        visitor.showConsent("JUSTWORKS", visitor.justworksAuthorize("company.basic:read"));
    TestVisitor.Answer sent = visitor.press("JUSTWORKS", page, "Deny");
    assertThat(sent.sentBack("error")).isEqualTo("access_denied");
    assertThat(sent.sentBack("state")).isEqualTo("xyz");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, other",
    "redirect_uri, https://evil.example.test/",
    "scope, member.dob:read"
  })
  void whatDoesNotMatchIsToldOnThePage(String name, String value) {
    Map<String, String> query = visitor.justworksAuthorize("company.basic:read");
    query.put(name, value);
    TestVisitor.Answer answer = visitor.showConsent("JUSTWORKS", query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(name);
  }

  @Test
  void refreshTokensRotateAndDieAfterThirtyDays() {
    JsonNode first = visitor.justworksTokens("company.basic:read").json();
    JsonNode second = visitor.refresh("JUSTWORKS", first.path("refresh_token").asText()).json();
    TestVisitor.Answer reuse = visitor.refresh("JUSTWORKS", first.path("refresh_token").asText());
    assertThat(reuse.status()).isEqualTo(400);
    assertThat(reuse.json().path("error").asText()).isEqualTo("invalid_grant");

    JsonNode fresh = visitor.justworksTokens("company.basic:read").json();
    visitor.sandbox.advance(Duration.ofDays(31));
    assertThat(visitor.refresh("JUSTWORKS", fresh.path("refresh_token").asText()).status())
        .isEqualTo(400);
    assertThat(visitor.justworks(second.path("access_token").asText(), "/v1/company").status())
        .isEqualTo(401);
  }

  @Test
  void accessEndsAfterADayAndEachRefreshBringsThirtyMoreDays() {
    JsonNode tokens = visitor.justworksTokens("company.basic:read").json();
    String access = tokens.path("access_token").asText();
    visitor.sandbox.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(visitor.justworks(access, "/v1/company").status()).isEqualTo(200);
    visitor.sandbox.advance(Duration.ofMillis(1));
    assertThat(visitor.justworks(access, "/v1/company").status()).isEqualTo(401);
    for (int month = 0; month < 14; month++) {
      visitor.sandbox.advance(Duration.ofDays(29));
      tokens = visitor.refresh("JUSTWORKS", tokens.path("refresh_token").asText()).json();
      assertThat(visitor.justworks(tokens.path("access_token").asText(), "/v1/company").status())
          .isEqualTo(200);
    }
    visitor.sandbox.advance(Duration.ofDays(30).plusMillis(1));
    TestVisitor.Answer dead = visitor.refresh("JUSTWORKS", tokens.path("refresh_token").asText());
    assertThat(dead.status()).isEqualTo(400);
    assertThat(dead.json().path("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void revokingARefreshTokenEndsItsConsent() {
    JsonNode tokens = visitor.justworksTokens("company.basic:read").json();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", visitor.env("JUSTWORKS_CLIENT_ID"));
    form.put("client_secret", visitor.env("JUSTWORKS_CLIENT_SECRET"));
    form.put("token", tokens.path("refresh_token").asText());
    form.put("token_type_hint", "refresh_token");
    String revoke = visitor.env("JUSTWORKS_API_URL") + "/v1/oauth/revoke";
    assertThat(visitor.form(revoke, form).status()).isEqualTo(200);
    assertThat(visitor.justworks(tokens.path("access_token").asText(), "/v1/company").status())
        .isEqualTo(401);
    assertThat(visitor.refresh("JUSTWORKS", tokens.path("refresh_token").asText()).status())
        .isEqualTo(400);
    assertThat(visitor.form(revoke, form).status()).as("known or not").isEqualTo(200);
    form.put("client_secret", "wrong");
    assertThat(visitor.form(revoke, form).status()).isEqualTo(401);
  }

  @Test
  void theCompanyNamesDepartmentsAndOffices() {
    JsonNode company =
        visitor.justworks(visitor.justworks("company.basic:read"), "/v1/company").json();
    assertThat(company.path("display_name").asText()).isEqualTo("Cedar & Finch");
    assertThat(company.path("departments").findValuesAsText("name")).contains("Engineering");
    assertThat(company.path("offices").findValuesAsText("name")).contains("New York");
    assertThat(company.path("offices").path(0).path("id").asText()).isNotEmpty();
    assertThat(company.path("addresses").isArray()).isTrue();
    assertThat(company.toString()).doesNotContain("null");
  }

  @Test
  void membersPageByCursorAndFilterByStatus() {
    String token = visitor.justworks("member.detail:read");
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = visitor.justworks(token, "/v1/members?limit=3" + cursor).json();
      page.path("items").forEach(one -> ids.add(one.path("id").asText()));
      if (page.path("next_cursor").isNull()) {
        break;
      }
      cursor = "&cursor=" + page.path("next_cursor").asText();
    }
    assertThat(ids).hasSize(10).doesNotHaveDuplicates();
    JsonNode left = visitor.justworks(token, "/v1/members?status=terminated").json().path("items");
    assertThat(left).hasSize(3);
    assertThat(left.path(0).path("active").asBoolean()).isFalse();
    assertThat(visitor.justworks(token, "/v1/members?status=active").json().path("items"))
        .hasSize(7);
  }

  @Test
  void aMemberIsWhatTheScopeReveals() {
    String detail = visitor.justworks("member.detail:read");
    JsonNode member = visitor.justworks(detail, "/v1/members?limit=2").json().path("items").path(1);
    assertThat(member.path("name").path("given_name").asText()).isNotEmpty();
    assertThat(member.path("emails").path(0).path("address").asText()).contains("@");
    assertThat(member.path("department").path("name").asText()).isNotEmpty();
    assertThat(member.path("manager").path("id").asText()).isNotEmpty();
    assertThat(member.path("addresses").isArray()).isTrue();
    assertThat(member.has("date_of_birth")).isFalse();
    assertThat(member.has("employment_termination_date")).isFalse();

    String path = "/v1/members/" + member.path("id").asText();
    JsonNode basic = visitor.justworks(visitor.justworks("member.basic:read"), path).json();
    assertThat(basic.path("name")).isEqualTo(member.path("name"));
    assertThat(basic.has("emails")).isFalse();
    assertThat(visitor.justworks(detail, "/v1/members/mbr_none").status()).isEqualTo(404);
  }

  @Test
  void scopesAreEnforced() {
    String company = visitor.justworks("company.basic:read");
    assertThat(visitor.justworks(company, "/v1/members").status()).isEqualTo(403);
    String members = visitor.justworks("member.detail:read");
    assertThat(visitor.justworks(members, "/v1/company").status()).isEqualTo(403);
    assertThat(visitor.onboarding(members, "GET", "/admins", "").status()).isEqualTo(403);
    assertThat(visitor.get(visitor.env("JUSTWORKS_API_URL") + "/v1/company").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=101", "cursor=nonsense", "cursor=c99", "status=invited"})
  void badParametersAreRefused(String query) {
    String token = visitor.justworks("member.detail:read");
    assertThat(visitor.justworks(token, "/v1/members?" + query).status()).isEqualTo(400);
  }
}
