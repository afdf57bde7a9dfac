package dev.lvjw.sandbox.justworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.sandbox.TestVisitor;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Justworks' consent, integration, permissions and the inbox (flow reference, set-up). */
class JustworksCompanyPagesTest {
  private final TestVisitor visitor = new TestVisitor();
  private final JustworksTab tab = new JustworksTab(visitor);

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void consentSaysWhoGivesWhatToWhom() {
    TestVisitor.Answer page =
        visitor.showConsent(
            "JUSTWORKS", visitor.justworksAuthorize(TestVisitor.EVERY_JUSTWORKS_SCOPE));
    assertThat(page.body())
        .contains("Cedar &amp; Finch", "Priya Solanki", "lvjw", "company.basic:read")
        .contains("see the company, its departments and offices")
        .containsPattern(">Authorize</button>")
        .containsPattern(">Deny</button>")
        .doesNotContain("<select", "type=\"radio\"", "formaction", "<script");
    assertThat(page.body().split("<li>", -1)).as("one line for each scope").hasSize(4);
  }

  @Test
  void theThreeStepsEndInConnected() throws IOException {
    assertThat(tab.open("/company/integrations").text()).contains("Human Resources", "Not set up");
    tab.follow("Setup").follow("Get started");
    assertThat(tab.text())
        .contains("1 Connect your Lever account To do")
        .contains("2 Create webhook To do")
        .contains("3 Enable webhook To do")
        .contains("lvjw connect lever", "lvjw webhook enable", "lvjw webhook verify");
    tab.press("Finish setup");
    assertThat(tab.status()).isEqualTo(409);
    assertThat(tab.text()).contains("“Connect your Lever account” isn’t done.");

    String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    assertThat(tab.follow("Back").text())
        .contains("1 Connect your Lever account Done", "2 Create webhook To do");
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    try {
      String webhook = create(token, receiver);
      assertThat(tab.open("/company/integrations/lever/setup").text())
          .contains("2 Create webhook Done", "the switch of Candidate Hired is off");
      visitor.sandbox.switchWebhooks("candidateHired", true);
      assertThat(tab.open("/company/integrations/lever/setup").text())
          .contains("3 Enable webhook To do", "until it reads Verified");
      visitor.sandbox.verifyConnection("candidateHired");
      tab.open("/company/integrations/lever/setup");
      assertThat(tab.text()).contains("3 Enable webhook Done").doesNotContain("Connected");
      tab.press("Finish setup");
      assertThat(tab.address()).startsWith("/company/integrations/lever?");
      assertThat(tab.text()).contains("Connected");
      assertThat(tab.open("/company/integrations").text()).contains("Connected");

      visitor.lever(token, "DELETE", "/webhooks/" + webhook, "");
      assertThat(tab.open("/company/integrations").text())
          .contains("Needs attention")
          .doesNotContain("Connected");
    } finally {
      receiver.stop(0);
    }
  }

  private String create(String token, HttpServer receiver) {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    JsonNode made =
        visitor
            .lever(
                token,
                "POST",
                "/webhooks",
                "{\"url\":\"" + url + "\",\"event\":\"candidateHired\"}")
            .json();
    return made.findValuesAsText("id").getFirst();
  }

  @Test
  void aDeadLeverLoginIsNoConnection() {
    String token = visitor.lever(TestVisitor.EVERY_LEVER_SCOPE);
    assertThat(tab.open("/company/integrations/lever/setup").text())
        .contains("1 Connect your Lever account Done");
    visitor.sandbox.advance(java.time.Duration.ofDays(91));
    assertThat(visitor.lever(token, "/opportunities").status()).isEqualTo(401);
    assertThat(tab.open("/company/integrations/lever/setup").text())
        .contains("1 Connect your Lever account To do");
  }

  @Test
  void whoManagesEmployeesIsWhatTheApiAnswers() {
    String token = visitor.justworks(TestVisitor.EVERY_JUSTWORKS_SCOPE);
    tab.open("/company/permissions");
    assertThat(tab.text()).contains("Priya Solanki", "Clara Mbeki", "Ruth Lindqvist");
    tab.press("Give");
    assertThat(tab.text()).contains("The permissions were changed.");
    assertThat(managing(token)).contains("ruth.lindqvist@cedarfinch.example.test").hasSize(3);
    tab.press("Take away").press("Take away");
    assertThat(managing(token)).hasSize(1);
    tab.press("Take away");
    assertThat(tab.status()).isEqualTo(409);
    assertThat(tab.text()).contains("Somebody must keep Manage employees");
    assertThat(managing(token)).hasSize(1);
  }

  private java.util.List<String> managing(String token) {
    return visitor
        .onboarding(token, "GET", "/admins?permission=manage_employees", "")
        .json()
        .path("items")
        .findValuesAsText("email");
  }

  @Test
  void anUnknownAdminOrChoiceChangesNothing() {
    String path = visitor.env("JUSTWORKS_APP_URL") + "/company/permissions/adm_none";
    assertThat(visitor.form(path, Map.of("manageEmployees", "true")).status()).isEqualTo(404);
    assertThat(visitor.form(path, Map.of("manageEmployees", "perhaps")).status()).isEqualTo(400);
  }

  @Test
  void mailsAreShownAsTextAndNothingElse() throws Exception {
    assertThat(tab.open("/inbox").text())
        .contains("No mail came yet.", "No invitation was sent yet.");
    send("A candidate has been hired in Lever!", "Title:      <b>Analyst</b>\nIn Lever: http://x/");
    send("<script>alert(1)</script> \u202egnp", "</pre><h1>x</h1>\u001b[31m");
    tab.open("/inbox").follow("A candidate has been hired in Lever!");
    assertThat(tab.html()).contains("<pre dir=\"auto\">Title:      &lt;b&gt;Analyst&lt;/b&gt;\n");
    assertThat(tab.text()).contains("priya.solanki@cedarfinch.example.test", "http://x/");
    tab.open("/inbox").open("/inbox/mails/2");
    assertThat(tab.text()).contains("<script>alert(1)</script>", "</pre><h1>x</h1>");
    assertThat(tab.html()).doesNotContain("\u001b").doesNotContain("\u202e");
    assertThat(tab.open("/").text()).contains("2 mails");
  }

  private void send(String subject, String text) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", visitor.env("NOTIFY_SMTP_HOST"));
    properties.put("mail.smtp.port", visitor.env("NOTIFY_SMTP_PORT"));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress(visitor.env("NOTIFY_FROM")));
    message.addRecipient(Message.RecipientType.TO, new InternetAddress(visitor.env("NOTIFY_TO")));
    message.setSubject(subject, "UTF-8");
    message.setText(text, "UTF-8");
    Transport.send(message);
  }

  @Test
  void everyPlaceIsReachedFromTheStart() {
    for (String place : new String[] {"Employees", "Integrations", "Permissions", "Inbox"}) {
      tab.open("/").follow(place);
      assertThat(tab.status()).isEqualTo(200);
      assertThat(tab.html()).containsPattern("aria-current=\"page\"[^>]*>" + place + "<");
    }
  }
}
