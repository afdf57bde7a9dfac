package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The flow as the flow reference tells it, from the first login to the last, on the api route: an
 * admin connects, a candidate is marked Hired, and ends as a member.
 */
class FlowIT {
  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes);
  private final ControlClient control = sandbox.control();
  private final Desk desk = Desk.at(sandbox);

  @AfterEach
  void close() {
    desk.close();
    sandboxes.close();
  }

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void fromConnectToRevoke() {
    assertThat(desk.status().path("state").asText()).isEqualTo("disconnected");
    connectsBothSides();
    try (Running listen = desk.listen()) {
      provesTheWebhook();
      findsTheSixOfTheSandbox();
      String id = findsTheOneWhomLeverDelivers(listen);
      reviews(id);
      invitesOnce(id);
      seesThePersonArrive(id);
      revokes();
      assertThat(listen.stop().exit()).isIn(0, ExitCode.TERMINATED.number());
    }
  }

  private void connectsBothSides() {
    for (String side : List.of("lever", "justworks")) {
      Outcome connect = desk.connect(side);
      assertThat(connect.out().lines().filter(line -> line.startsWith("http")))
          .as("the address on a line of its own: %s", connect)
          .hasSize(1)
          .allMatch(line -> line.contains("/authorize?"));
      assertThat(connect.err()).contains("ssh -L ").contains("lvjw sync");
    }
    JsonNode status = desk.status();
    assertThat(status.path("state").asText()).isEqualTo("incomplete");
    assertThat(status.at("/lever/connected").asBoolean()).isTrue();
    assertThat(status.at("/justworks/connected").asBoolean()).isTrue();
    assertThat(status.at("/webhook/registered").asBoolean()).isTrue();
    assertThat(status.at("/webhook/proved").asBoolean()).isFalse();
  }

  private void provesTheWebhook() {
    Outcome enable = desk.done("webhook", "enable");
    assertThat(enable.out() + enable.err()).contains("Candidate Hired", "Verify Connection");
    URI settings = URI.create(sandbox.pages().get("lever") + "/settings/integrations?tab=webhooks");
    assertThat(enable.out() + enable.err()).contains(settings.toString());
    assertThat(new Person().open(settings).html()).contains("candidateHired");
    assertThat(desk.data("webhook", "status").path("atLever")).as("created once only").hasSize(1);
    Outcome verify = desk.done("webhook", "verify");
    assertThat(verify.out()).startsWith("Verified\n").contains("DNS and TLS");
    assertThat(desk.done("status").out()).contains("Connected");
    assertThat(desk.status().path("state").asText()).isEqualTo("connected");
  }

  private void findsTheSixOfTheSandbox() {
    JsonNode sync = desk.sync();
    assertThat(sync.path("found").asInt()).isEqualTo(6);
    assertThat(sync.path("mailed").asInt()).isEqualTo(6);
    assertThat(control.mails())
        .hasSize(6)
        .allSatisfy(
            mail -> {
              assertThat(mail.path("subject").asText())
                  .isEqualTo("A candidate has been hired in Lever!");
              assertThat(mail.path("to")).as("who may manage employees").hasSize(2);
              assertThat(mail.path("text").asText())
                  .contains("lvjw review ", sandbox.pages().get("lever").toString());
            });
    assertThat(desk.json("hire-list", "pending", "list").path("items")).hasSize(6);
  }

  private String findsTheOneWhomLeverDelivers(Running listen) {
    control.switchWebhooks("candidateHired", true);
    String id = desk.hired("Nora Nova", "{}");
    JsonNode delivered = awaitDelivery();
    assertThat(delivered.path("kind").asText()).isEqualTo("event");
    assertThat(listen.alive()).isTrue();
    assertThat(desk.status().at("/webhook/lastDeliveryAt").isTextual()).isTrue();

    assertThat(desk.sync().path("found").asInt()).isEqualTo(1);
    assertThat(control.mails()).hasSize(7);
    assertThat(control.mails().getLast().path("text").asText()).contains("Nora Nova", id);
    JsonNode listed = desk.json("hire-list", "pending", "list").path("items");
    assertThat(listed).hasSize(7);
    JsonNode hire = desk.show(id);
    assertThat(listed).contains(hire);
    assertThat(hire.path("opportunityId").asText()).isEqualTo(id);
    assertThat(hire.path("id").asText()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(id).startsWith(hire.path("id").asText());
    assertThat(hire.path("state").asText()).isEqualTo("pending");
    assertThat(hire.path("ready").asBoolean()).isTrue();
    assertThat(URI.create(hire.at("/lever/url").asText()))
        .isEqualTo(URI.create(sandbox.pages().get("lever") + "/candidates/" + id));
    return id;
  }

  /** The sandbox delivers beside its answer to the control call: waits for it to have arrived. */
  private JsonNode awaitDelivery() {
    return Eventually.get(
        "a delivery of candidateHired in the inbox",
        () ->
            desk.data("webhook", "status")
                .path("deliveries")
                .valueStream()
                .filter(one -> !one.path("kind").asText().equals("probe"))
                .findFirst());
  }

  private void reviews(String id) {
    Desk.Partly early = desk.partly(ExitCode.NEEDS_PERSON, "invite", "invite", id, "--yes");
    assertThat(early.data().at("/items/0/result").asText()).isEqualTo("not-ready");
    assertThat(early.error().path("message").asText()).contains("not reviewed");
    JsonNode reviewed =
        desk.review(id, "--set", "workEmail=nora.nova@cedarfinch.example.test", "--approve");
    assertThat(reviewed.path("state").asText()).isEqualTo("reviewed");
    JsonNode field = reviewed.at("/fields/workEmail");
    assertThat(field.path("status").asText()).isEqualTo("edited");
    assertThat(field.path("source").asText()).isEqualTo("person");
  }

  private void invitesOnce(String id) {
    assertThat(desk.invite(id, "--yes").path("result").asText()).isEqualTo("invited");
    assertThat(desk.invite(id, "--yes").path("result").asText()).isEqualTo("already");
    List<JsonNode> invited =
        control.invitations().stream()
            .filter(one -> one.path("status").asText().equals("invited"))
            .toList();
    assertThat(invited).hasSize(1);
    assertThat(invited.getFirst().path("opportunityId").asText()).isEqualTo(id);
    assertThat(posts("invitation")).as("calls that invite").isEqualTo(1);
    JsonNode invitation = desk.show(id).path("invitation");
    assertThat(invitation.path("route").asText()).isEqualTo("api");
    assertThat(invitation.path("state").asText()).isEqualTo("invited");
  }

  private long posts(String path) {
    return control.log().stream()
        .filter(request -> request.path("side").asText().equals("onboarding"))
        .filter(request -> !request.path("method").asText().equals("GET"))
        .filter(request -> request.path("path").asText().contains(path))
        .count();
  }

  private void seesThePersonArrive(String id) {
    control.join(id);
    assertThat(desk.sync().path("joined").asInt()).isEqualTo(1);
    assertThat(desk.show(id).path("state").asText()).isEqualTo("joined");
    assertThat(desk.journal(id))
        .containsSubsequence("first-seen", "edited", "approved", "inviting", "invited", "joined");
    assertThat(desk.sync().path("joined").asInt()).isZero();
  }

  private void revokes() {
    Outcome revoke = desk.done("revoke");
    assertThat(revoke.out()).contains("Authorized Apps");
    assertThat(desk.status().path("state").asText()).isEqualTo("disconnected");
    assertThat(control.log().stream().map(request -> request.path("path").asText()))
        .anyMatch(path -> path.endsWith("/oauth/revoke"));
    assertThat(deletedWebhooks()).isEqualTo(1);
    assertThat(desk.fails(ExitCode.LOGIN_NEEDED, "sync").path("next").asText())
        .isEqualTo("lvjw connect lever");
    assertThat(desk.json("hire-list", "pending", "list", "--all").path("items"))
        .as("data stays")
        .hasSize(7);
  }

  private long deletedWebhooks() {
    return control.log().stream()
        .filter(request -> request.path("method").asText().equals("DELETE"))
        .filter(request -> request.path("path").asText().contains("/webhooks/"))
        .count();
  }
}
