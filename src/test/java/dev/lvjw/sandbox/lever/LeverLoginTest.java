package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.sandbox.TestVisitor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who accepts at Lever's consent: only a Super Admin succeeds, and fails at the very end else. */
class LeverLoginTest {
  private static final String SCOPE = "offline_access users:read:admin";

  private final TestVisitor visitor = new TestVisitor();
  private final LeverTab tab = new LeverTab(visitor);

  @AfterEach
  void close() {
    visitor.close();
  }

  private String authorize() {
    return visitor.env("LEVER_AUTHORIZE_URL")
        + "?"
        + TestVisitor.encoded(visitor.leverAuthorize(SCOPE));
  }

  /** Goes the way of the consent page's link to be somebody else there. */
  private void consentAs(String name) {
    tab.open(authorize());
    String login =
        tab.html()
            .replaceAll("(?s).*<a href=\"([^\"]*)\">Not you\\? Log in as someone else.*", "$1");
    tab.open(login.replace("&amp;", "&")).press("Log in as " + name);
  }

  @Test
  void theConsentPageSaysWhoIsLoggedInAndWhatIsAsked() {
    tab.open(authorize());
    assertThat(tab.text())
        .contains("lvjw asks for access to the Lever account Cedar & Finch.")
        .contains("You are logged in as Marion Calloway (Super Admin).")
        .contains("see users users:read:admin");
    assertThat(tab.html()).doesNotContain("<select", "formaction", "<script", "type=\"radio\"");
    assertThat(tab.html().split("<form ", -1)).as("one form").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Priya Solanki, Admin, is not a Super Admin",
    "Tobias Renner, Team Member, is not a Super Admin",
    "Ivo Marchetti, Interviewer, is not a Super Admin",
    "Greta Halvorsen, Super Admin, has not logged into Lever recently",
  })
  void whoIsUnfitGetsThroughAndFailsAtTheEnd(String name, String role, String why) {
    consentAs(name);
    assertThat(tab.text()).contains("You are logged in as " + name + " (" + role + ").");
    tab.press("Accept");
    assertThat(tab.answer().status()).isEqualTo(302);
    assertThat(tab.answer().location())
        .startsWith(visitor.env("LEVER_REDIRECT_URI") + "?")
        .doesNotContain("code=");
    assertThat(tab.answer().sentBack("error")).isEqualTo("access_denied");
    assertThat(tab.answer().sentBack("error_description"))
        .isEqualTo("The user trying to authorize the integration " + why);
    assertThat(tab.answer().sentBack("state")).isEqualTo("s t&1");
  }

  @Test
  void whoLogsInToLeverItselfHasLoggedInRecently() {
    tab.open("/login").press("Log in as Greta Halvorsen");
    tab.open(authorize()).press("Accept");
    String code = tab.answer().sentBack("code");
    assertThat(visitor.redeem("LEVER", code).status()).isEqualTo(200);
    tab.open("/settings/integrations?tab=authorized-apps");
    assertThat(tab.text()).contains("Greta Halvorsen (Super Admin)");
  }

  @Test
  void whoLeftTheCompanyCanNotLogIn() {
    tab.open("/login");
    assertThat(tab.text()).contains("Priya Solanki").doesNotContain("Oscar Penrose");
    assertThat(
            visitor
                .form(
                    visitor.sandbox.leverPages() + "/login",
                    Map.of("person", "nobody", "next", "/"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void anUnknownCookieIsTheSuperAdmin() {
    String start = visitor.sandbox.leverPages().toString();
    assertThat(visitor.get(start, "Cookie", "a=b; lever_person=<b>; c").body())
        .contains("Marion Calloway");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example.test/",
        "https://evil.example.test/",
        "/\\evil",
        "javascript:1",
        ""
      })
  void theLoginLeadsToPagesOfItsOwnOnly(String next) {
    String login = visitor.sandbox.leverPages() + "/login";
    LeverTab page = new LeverTab(visitor).open("/login?next=" + encode(next));
    assertThat(page.html()).contains("name=\"next\" value=\"/\"");
    String person = page.html().replaceAll("(?s).*name=\"person\" value=\"([^\"]*)\".*", "$1");
    TestVisitor.Answer in = visitor.form(login, Map.of("person", person, "next", next));
    assertThat(in.location()).isEqualTo("/");
    assertThat(in.raw().headers().firstValue("Set-Cookie").orElse(""))
        .contains("lever_person=" + person, "HttpOnly", "SameSite=Lax");
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void settingsAreForSuperAdminsAndProfilesNotForInterviewers() {
    tab.open("/login").press("Log in as Priya Solanki");
    assertThat(tab.open("/settings/integrations").status()).isEqualTo(403);
    assertThat(tab.text()).contains("Only a Super Admin can manage integrations.");
    assertThat(tab.open("/candidates").status()).isEqualTo(200);
    tab.open("/login?next=/candidates").press("Log in as Ivo Marchetti");
    assertThat(tab.path()).isEqualTo("/candidates");
    assertThat(tab.status()).isEqualTo(403);
  }
}
