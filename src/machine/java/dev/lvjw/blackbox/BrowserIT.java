package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lvjw.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's pages as a person in front of a real browser uses them, lvjw running beside. */
@Tag("machine")
class BrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private final Launcher sandboxes = Launcher.built();
  private final SandboxProcess sandbox = SandboxProcess.start(sandboxes);
  private final Desk desk = Desk.at(sandbox);

  @AfterEach
  void close() {
    desk.close();
    sandboxes.close();
  }

  private void open(String side, String path) {
    CHROMIUM.open(URI.create(sandbox.pages().get(side) + path));
  }

  /**
   * A machine whose {@code xdg-open} is Chromium: lvjw really starts it, and what it was asked to
   * open is opened here.
   */
  private Running connectWithBrowser(String side) {
    Path programs = desk.launcher().home().resolve("programs");
    Path opened = opened();
    try {
      Files.createDirectories(programs);
      Files.deleteIfExists(opened);
      Path program = programs.resolve("xdg-open");
      Files.writeString(
          program,
          "#!/bin/sh\nprintf '%s' \"$1\" > '"
              + opened
              + ".new'\nmv '"
              + opened
              + ".new' '"
              + opened
              + "'\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    desk.with("DISPLAY", ":0").with("PATH", programs + ":" + System.getenv("PATH"));
    Running connect = desk.launcher().start("connect", side);
    CHROMIUM.open(URI.create(Eventually.get("a page that lvjw opens", () -> read(opened))));
    return connect;
  }

  private Path opened() {
    return desk.launcher().home().resolve("opened");
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void threeStepsThenConnected() {
    open("justworks", "/company/integrations");
    CHROMIUM.picture("justworks-integrations");
    CHROMIUM.follow("Setup");
    CHROMIUM.follow("Get started");
    assertThat(CHROMIUM.text())
        .contains("Connect your Lever account", "Create webhook", "Enable webhook")
        .doesNotContain("Done");
    connectsBothSides();
    provesTheWebhook();
    open("justworks", "/company/integrations/lever");
    CHROMIUM.follow("Get started");
    CHROMIUM.picture("justworks-lever-steps");
    CHROMIUM.press("Finish setup");
    assertThat(CHROMIUM.text()).contains("Connected");
    CHROMIUM.picture("justworks-lever-connected");
  }

  private void connectsBothSides() {
    try (Running connect = connectWithBrowser("lever")) {
      assertThat(CHROMIUM.text())
          .contains("Marion Calloway", "opportunities:read:admin", "webhooks:write:admin");
      CHROMIUM.picture("lever-consent");
      CHROMIUM.pictureOnPhone("lever-consent-phone");
      CHROMIUM.press("Accept");
      assertThat(CHROMIUM.text()).contains("Connected").contains("Lever");
      CHROMIUM.picture("lvjw-connected");
      connect.await().expect(ExitCode.DONE);
    }
    try (Running connect = connectWithBrowser("justworks")) {
      assertThat(CHROMIUM.text()).contains("company.basic:read", "member.detail:read");
      CHROMIUM.picture("justworks-consent");
      CHROMIUM.press("Authorize");
      assertThat(CHROMIUM.text()).contains("Connected").contains("Justworks");
      connect.await().expect(ExitCode.DONE);
    }
    assertThat(desk.status().path("state").asText()).isEqualTo("incomplete");
  }

  private void provesTheWebhook() {
    try (Running listen = desk.listen();
        Running verify = desk.launcher().start("webhook", "verify", "--wait", "60s", "-q")) {
      open("lever", "/settings/integrations?tab=webhooks");
      CHROMIUM.unfold("Connection and deliveries");
      assertThat(CHROMIUM.text()).contains("Candidate Hired", "This webhook is off.");
      assertThat(CHROMIUM.text()).contains("Nothing was sent");
      CHROMIUM.press("Switch on");
      assertThat(CHROMIUM.text()).contains("This webhook is on.");
      assertThat(CHROMIUM.text()).contains(desk.launcher().variable("LVJW_WEBHOOK_URL"));
      CHROMIUM.press("Verify Connection");
      assertThat(CHROMIUM.text()).contains("Verified");
      CHROMIUM.picture("lever-webhooks");
      assertThat(verify.await().expect(ExitCode.DONE).out()).contains("Verified");
      assertThat(listen.alive()).isTrue();
    }
    assertThat(desk.done("status").out()).contains("Connected");
    assertThat(desk.status().path("state").asText()).isEqualTo("connected");
  }

  @Test
  void fromChooseJobToTheInvitation() {
    desk.connect();
    desk.sync();
    offerInLever("Nora Nova", "nora.nova@mail.example.test");
    CHROMIUM.press("Hired");
    assertThat(CHROMIUM.text()).contains("Hired");
    CHROMIUM.picture("lever-candidate");
    CHROMIUM.pictureOnPhone("lever-candidate-phone");
    open("lever", "/candidates");
    CHROMIUM.picture("lever-candidates");
    CHROMIUM.pictureOnPhone("lever-candidates-phone");

    assertThat(desk.sync().path("found").asInt()).isEqualTo(1);
    String id = hire("Nora").path("id").asText();
    open("justworks", "/employees");
    assertThat(CHROMIUM.text()).contains("Pending hires", "Nora Nova");
    CHROMIUM.picture("justworks-employees");
    CHROMIUM.followInRow("Nora Nova", "Review");
    assertThat(CHROMIUM.text()).contains("Nora Nova", "Senior Engineer", shown(start()));
    CHROMIUM.picture("justworks-review");
    CHROMIUM.follow("Review & Invite");
    CHROMIUM.choose("Member type", "Employee - Full Time");
    CHROMIUM.choose("Salary or hourly wage", "Salary (per year)");
    CHROMIUM.type("Amount in USD", "98500");
    CHROMIUM.choose("Exemption status", "Exempt");
    CHROMIUM.choose("Department", "Engineering");
    CHROMIUM.choose("Office", "New York");
    CHROMIUM.type("Home email", "nora.nova@mail.example.test");
    CHROMIUM.picture("justworks-review-and-invite");
    CHROMIUM.press("Invite New Member");
    open("justworks", "/inbox");
    assertThat(CHROMIUM.text())
        .contains("A candidate has been hired in Lever!", "nora.nova@mail.example.test");
    CHROMIUM.picture("justworks-inbox");

    desk.sync();
    JsonNode hire = desk.show(id);
    assertThat(hire.path("state").asText()).as("invited meanwhile").isEqualTo("invited");
    CHROMIUM.follow("Accept invitation");
    CHROMIUM.picture("justworks-invitation");
    CHROMIUM.press("Accept invitation");
    assertThat(desk.sync().path("joined").asInt()).isEqualTo(1);
    assertThat(desk.show(id).path("state").asText()).isEqualTo("joined");
  }

  @Test
  void theSheetIsTypedIntoAddAPerson() {
    desk.connect();
    desk.sync();
    JsonNode ada = hire("Ada");
    String id = ada.path("id").asText();
    desk.review(id, "--approve");
    JsonNode handed = desk.invite(id, "--route", "handoff", "--yes");
    assertThat(handed.path("result").asText()).isEqualTo("handed-off");

    open("justworks", "/employees/add");
    JsonNode fields = ada.path("fields");
    CHROMIUM.choose("Member type", value(fields, "memberType"));
    CHROMIUM.choose("Salary or hourly wage", "Salary (per year)");
    CHROMIUM.type("Amount in USD", value(fields, "compensationAmount"));
    CHROMIUM.choose("Exemption status", "Exempt");
    CHROMIUM.type("First name", value(fields, "firstName"));
    CHROMIUM.press("Invite New Member");
    assertThat(CHROMIUM.text()).as("told at the field").contains("last name");
    CHROMIUM.picture("justworks-add-errors");
    CHROMIUM.type("Last name", value(fields, "lastName"));
    CHROMIUM.type("Title", value(fields, "title"));
    CHROMIUM.choose("Department", value(fields, "department"));
    CHROMIUM.choose("Office", value(fields, "office"));
    CHROMIUM.type("Start date", value(fields, "startDate"));
    CHROMIUM.type("Work email", value(fields, "workEmail"));
    CHROMIUM.type("Home email", value(fields, "homeEmail"));
    CHROMIUM.picture("justworks-add");
    CHROMIUM.press("Invite New Member");
    CHROMIUM.picture("justworks-member");

    assertThat(desk.sync().path("joined").asInt()).isEqualTo(1);
    assertThat(desk.show(id).path("state").asText()).isEqualTo("joined");
  }

  @Test
  void denied() {
    try (Running connect = connectWithBrowser("lever")) {
      CHROMIUM.press("Deny");
      assertThat(CHROMIUM.text()).contains("No consent");
      CHROMIUM.picture("lvjw-denied");
      assertThat(connect.await().exit()).isEqualTo(ExitCode.NOT_ALLOWED.number());
    }
    assertThat(desk.status().path("state").asText()).isEqualTo("disconnected");
  }

  @Test
  void whoIsNotSuperAdminFailsAtTheEnd() {
    try (Running connect = connectWithBrowser("lever")) {
      CHROMIUM.follow("Not you? Log in as someone else");
      CHROMIUM.picture("lever-login");
      CHROMIUM.press("Log in as Tobias Renner");
      assertThat(CHROMIUM.text()).contains("Tobias Renner", "Accept");
      CHROMIUM.press("Accept");
      assertThat(CHROMIUM.text()).contains("No consent", "Super Admin");
      Outcome outcome = connect.await();
      assertThat(outcome.exit()).isEqualTo(ExitCode.NOT_ALLOWED.number());
      assertThat(outcome.err()).contains("Super Admin");
    }
  }

  @Test
  void accessRevokedInLeverIsNoticed() {
    desk.connect("lever");
    open("lever", "/settings/integrations?tab=authorized-apps");
    assertThat(CHROMIUM.text()).contains("Marion Calloway", "offers:read:admin");
    CHROMIUM.picture("lever-authorized-apps");
    CHROMIUM.press("Revoke access");
    CHROMIUM.picture("lever-revoke-access");
    CHROMIUM.press("Revoke access");
    assertThat(CHROMIUM.text()).contains("Access is revoked");
    Outcome status = desk.launcher().run("status", "--check").expect(ExitCode.LOGIN_NEEDED);
    assertThat(status.err()).contains("lvjw connect lever");
  }

  /** Pages that no flow above comes by. */
  @Test
  void theOtherPages() {
    desk.connect("lever");
    desk.sync();
    shows("lever", "/", "Cedar & Finch", "lever-start");
    shows("lever", "/settings/integrations/webhooks/new", "Create webhook", "lever-new-webhook");
    shows("lever", "/authorize?client_id=nobody", "undefined", "lever-undefined");
    String candidate = hire("Ada").path("opportunityId").asText();
    shows("lever", "/candidates/" + candidate + "/delete", "Delete", "lever-delete");
    shows("justworks", "/", "Cedar & Finch", "justworks-start");
    shows("justworks", "/company/permissions", "Manage employees", "justworks-permissions");
    shows("justworks", "/employees/add?product=payroll", "Phone", "justworks-add-payroll");
    shows("justworks", "/employees/add?product=eor", "Responsibilities", "justworks-add-eor");
    open("justworks", "/inbox");
    CHROMIUM.follow("A candidate has been hired in Lever!");
    assertThat(CHROMIUM.text()).contains("lvjw review ");
    assertThat(CHROMIUM.page().frameLocator("iframe").locator("h1").innerText())
        .as("the same as HTML, in a frame")
        .contains("has been hired in Lever.");
    CHROMIUM.picture("justworks-mail");
  }

  /** lvjw's mail by itself: it loads nothing, fits a phone, and is dark where people want it. */
  @Test
  void theMailAsPeopleReadIt() {
    desk.connect("lever");
    desk.sync();
    JsonNode mail =
        desk.control().mails().stream()
            .filter(one -> one.path("text").asText().contains("Felix"))
            .findFirst()
            .orElseThrow();
    CHROMIUM.show(mail.path("html").asText());
    assertThat(CHROMIUM.text())
        .contains("Felix Abara has been hired in Lever.", "Start date", "lvjw review ");
    CHROMIUM.page().setViewportSize(620, 420);
    CHROMIUM.picture("lvjw-mail");
    CHROMIUM.pictureInTheDark("lvjw-mail-dark");
    CHROMIUM.pictureOnPhone("lvjw-mail-phone");
    Object tooWide =
        CHROMIUM
            .page()
            .evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth");
    assertThat(tooWide).as("nothing to scroll sideways").isEqualTo(false);
  }

  private void shows(String side, String path, String words, String picture) {
    open(side, path);
    assertThat(CHROMIUM.text()).containsIgnoringCase(words);
    CHROMIUM.picture(picture);
  }

  /** Step 1 of the flow's "Use", up to the signed offer. */
  private void offerInLever(String name, String email) {
    open("lever", "/candidates");
    CHROMIUM.follow("New candidate");
    CHROMIUM.type("Name", name);
    CHROMIUM.type("E-mails", email);
    CHROMIUM.picture("lever-new-candidate");
    CHROMIUM.press("Add candidate");
    assertThat(CHROMIUM.text()).contains("No job is selected.");
    CHROMIUM.choose("Job", "Senior Engineer");
    CHROMIUM.press("Choose Job");
    CHROMIUM.choose("Move to", "Offer");
    CHROMIUM.press("Move");
    CHROMIUM.press("Create Offer");
    CHROMIUM.type("Offered compensation amount", "98500");
    CHROMIUM.choose("Type of earnings", "year (salary)");
    CHROMIUM.type("Anticipated start date", start().toString());
    CHROMIUM.choose("Direct manager", "Marion Calloway");
    CHROMIUM.picture("lever-offer-form");
    CHROMIUM.press("Next Step");
    assertThat(CHROMIUM.text()).contains("Offer Approval");
    CHROMIUM.picture("lever-offer-approval");
    CHROMIUM.press("Next Step");
    CHROMIUM.tick("Sending offer outside of Lever?");
    CHROMIUM.picture("lever-offer-letter");
    CHROMIUM.press("Send");
    CHROMIUM.press("Candidate Signed");
    CHROMIUM.picture("lever-candidate-signed");
    CHROMIUM.press("Mark offer as signed");
    assertThat(CHROMIUM.text()).contains("Signed");
    CHROMIUM.picture("lever-offer-signed");
    CHROMIUM.follow("Back to the opportunity");
  }

  private static LocalDate start() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(21);
  }

  /** A day as Justworks' pages write it. */
  private static String shown(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));
  }

  private JsonNode hire(String firstName) {
    return desk.json("hire-list", "pending", "list")
        .path("items")
        .valueStream()
        .filter(one -> value(one.path("fields"), "firstName").equals(firstName))
        .findFirst()
        .orElseThrow();
  }

  private static String value(JsonNode fields, String name) {
    return fields.path(name).path("value").asText();
  }
}
