package dev.lvjw.app;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.app.HandoffSheet.Form;
import dev.lvjw.app.HandoffSheet.Line;
import dev.lvjw.app.HandoffSheet.Sending;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Basis;
import dev.lvjw.hire.Checks;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.Mapping;
import dev.lvjw.hire.SendTo;
import dev.lvjw.sandbox.Options;
import dev.lvjw.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The sheet against the forms of the sandbox, which were written from the same pages of Justworks'
 * and know nothing of it.
 */
class HandoffSheetTest {
  private static final Pattern LABEL = Pattern.compile("<label for=\"([^\"]*)\">([^<]*)");
  private static final Pattern CONTROL = Pattern.compile("<(input|select) ([^>]*)>");

  @TempDir static Path home;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(new TestHost(home), Options.defaults());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Assessment hire(Map<FieldName, String> more) {
    Map<FieldName, String> values = new LinkedHashMap<>();
    values.put(FieldName.MEMBER_TYPE, "Employee - Full Time");
    values.put(FieldName.COMPENSATION_AMOUNT, "96000");
    values.put(FieldName.EARNINGS_TYPE, "salary");
    values.put(FieldName.EXEMPTION_STATUS, "exempt");
    values.put(FieldName.FIRST_NAME, "Ada");
    values.put(FieldName.LAST_NAME, "Sample");
    values.put(FieldName.TITLE, "Engineer");
    values.put(FieldName.MANAGER, "Marion Calloway");
    values.put(FieldName.DEPARTMENT, "Engineering");
    values.put(FieldName.OFFICE, "none");
    values.put(FieldName.START_DATE, "2026-04-01");
    values.put(FieldName.HOME_EMAIL, "ada@mail.example.test");
    values.put(FieldName.WORK_EMAIL, "ada@work.example.test");
    values.putAll(more);
    Hire hire =
        Hire.firstSeen(
            "opportun",
            new LeverFacts(
                "opportunity-1",
                Optional.empty(),
                "Ada Sample",
                TestHost.START,
                Optional.empty(),
                List.of(),
                List.of(),
                Job.NONE),
            TestHost.START);
    for (Map.Entry<FieldName, String> value : values.entrySet()) {
      hire = hire.withEdit(value.getKey(), value.getValue());
    }
    return Assessment.of(hire, List.of(), new Basis(Mapping.DEFAULT, LocalDate.of(2026, 3, 2)));
  }

  /** The name alone would be a guess. */
  @Test
  void amongNamesakesTheSheetSaysWhichManagerIsMeant() {
    Assessment one = hire(Map.of());
    Checks checks =
        new Checks(
            Optional.of(TestHost.START),
            false,
            Map.of(
                FieldName.MANAGER,
                new Checks.Match(
                    "Marion Calloway",
                    Checks.How.ID,
                    Optional.of("Marion Calloway"),
                    Optional.of("mbr_9"),
                    List.of(),
                    false)),
            List.of());
    Assessment checked =
        Assessment.of(
            one.hire().withChecks(checks),
            List.of(),
            new Basis(Mapping.DEFAULT, LocalDate.of(2026, 3, 2)));
    assertThat(note(HandoffSheet.of(Form.PEO, checked, new Sending(SendTo.HOME, false)), "Manager"))
        .contains("mbr_9");
  }

  private static List<Line> sheet(Form form, Map<FieldName, String> more, SendTo to, boolean late) {
    return HandoffSheet.of(form, hire(more), new Sending(to, late));
  }

  private static Map<String, String> values(List<Line> lines) {
    return lines.stream().collect(Collectors.toMap(Line::label, Line::value));
  }

  private static String note(List<Line> lines, String label) {
    return lines.stream()
        .filter(line -> line.label().equals(label))
        .findFirst()
        .flatMap(Line::note)
        .orElse("");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void everyQuestionOfTheFormHasItsLineInItsOrder(Form form) throws Exception {
    List<Line> lines = sheet(form, Map.of(), SendTo.HOME, false);
    assertThat(lines).extracting(Line::label).containsExactlyElementsOf(labels(page(form)));
    assertThat(lines)
        .filteredOn(line -> line.value().isEmpty())
        .allMatch(line -> line.note().isPresent());
  }

  /** What is copied from the sheet, and only that, is what the form takes. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void theFormTakesTheValuesAsTheyStand(Form form) throws Exception {
    String page = page(form);
    Map<String, String> typed = defaults(page);
    for (Line line : sheet(form, Map.of(), SendTo.WORK, false)) {
      if (!line.value().isEmpty()) {
        typed.put(name(page, line.label()), line.value());
      }
    }
    switch (form) {
      case PEO -> {}
      case PAYROLL -> typed.put(name(page, "Phone"), "+1 555 0100");
      case EOR -> typed.put(name(page, "Salary per year in the local currency"), "88000");
    }
    assertThat(send(form, typed)).isEqualTo(303);
  }

  @Test
  void answersInTheWordsOfTheForm() {
    assertThat(values(sheet(Form.PEO, Map.of(), SendTo.HOME, true)))
        .containsEntry("Salary or hourly wage", "Salary (per year)")
        .containsEntry("Amount in USD", "96000")
        .containsEntry("Exemption status", "Exempt")
        .containsEntry("Office", "Remote (work from home)")
        .containsEntry("Send invite", "Later")
        .containsEntry("Invite to", "Home email")
        .containsEntry("Worker type", "");
    Map<FieldName, String> hourly =
        Map.of(
            FieldName.EARNINGS_TYPE, "wage",
            FieldName.COMPENSATION_AMOUNT, "28.50",
            FieldName.EXEMPTION_STATUS, "non-exempt",
            FieldName.DEPARTMENT, "none",
            FieldName.MANAGER, "none");
    List<Line> wage = sheet(Form.PEO, hourly, SendTo.WORK, false);
    assertThat(values(wage))
        .containsEntry("Salary or hourly wage", "Hourly wage")
        .containsEntry("Amount in USD", "28.50")
        .containsEntry("Exemption status", "Non-exempt")
        .containsEntry("Department", "No Department")
        .containsEntry("Manager", "")
        .containsEntry("Send invite", "Now")
        .containsEntry("Invite to", "Work email");
    assertThat(note(wage, "Manager")).contains("leave it empty");
  }

  @Test
  void whoGetsNoW2IsAskedForNoPay() {
    List<Line> lines =
        sheet(
            Form.PEO,
            Map.of(FieldName.MEMBER_TYPE, "U.S. Contractor or Consultant"),
            SendTo.HOME,
            false);
    assertThat(lines)
        .extracting(Line::label)
        .doesNotContain("Salary or hourly wage", "Amount in USD", "Exemption status", "Worker type")
        .contains("Admin access", "PTO policies", "Note");
  }

  @Test
  void payrollHasMemberTypesOfItsOwnAndWantsAPhone() {
    assertThat(payrollType(Map.of())).isEqualTo("Employee salaried exempt");
    assertThat(payrollType(Map.of(FieldName.EXEMPTION_STATUS, "non-exempt")))
        .isEqualTo("Employee salaried non-exempt");
    assertThat(payrollType(Map.of(FieldName.EARNINGS_TYPE, "wage"))).isEqualTo("Employee hourly");
    assertThat(payrollType(Map.of(FieldName.MEMBER_TYPE, "U.S. Contractor or Consultant")))
        .isEqualTo("Contractor");
    Map<FieldName, String> abroad = Map.of(FieldName.MEMBER_TYPE, "Employee - EOR");
    assertThat(payrollType(abroad)).isEmpty();
    List<Line> lines = sheet(Form.PAYROLL, abroad, SendTo.WORK, false);
    assertThat(note(lines, "Member type")).contains("Employee - EOR");
    assertThat(note(lines, "Phone")).isEqualTo("lvjw doesn't carry it");
    assertThat(note(lines, "Pay rate in USD")).isEqualTo("per year");
    assertThat(values(lines))
        .containsEntry("Email", "ada@work.example.test")
        .containsEntry("Full name", "Ada Sample");
  }

  private static String payrollType(Map<FieldName, String> more) {
    return values(sheet(Form.PAYROLL, more, SendTo.HOME, false)).getOrDefault("Member type", "?");
  }

  /** Dollars must not be copied into a form that takes another currency. */
  @Test
  void eorGetsNoAmountInDollars() {
    List<Line> lines = sheet(Form.EOR, Map.of(), SendTo.HOME, false);
    String salary = "Salary per year in the local currency";
    assertThat(values(lines))
        .containsEntry(salary, "")
        .containsEntry("Employment type", "Indefinite")
        .containsEntry("Invite to", "Personal email");
    assertThat(note(lines, salary)).contains("96000 USD per year");
    assertThat(note(lines, "Responsibilities")).isEqualTo("lvjw doesn't carry it");
  }

  private static URI address(Form form) {
    return URI.create(
        sandbox.justworksPages().toString().replaceAll("/$", "")
            + "/employees/add?product="
            + form.word());
  }

  private static String page(Form form) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(address(form)).build()).body();
  }

  private static int send(Form form, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(joining("&"));
    return answer(
            HttpRequest.newBuilder(address(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build())
        .statusCode();
  }

  private static HttpResponse<String> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static List<String> labels(String page) {
    return LABEL.matcher(page).results().map(label -> label.group(2).strip()).toList();
  }

  private static String name(String page, String label) {
    String id =
        LABEL
            .matcher(page)
            .results()
            .filter(one -> one.group(2).strip().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no question " + label))
            .group(1);
    return controls(page)
        .filter(attributes -> attribute(attributes, "id").equals(id))
        .findFirst()
        .map(attributes -> attribute(attributes, "name"))
        .orElseThrow();
  }

  private static java.util.stream.Stream<String> controls(String page) {
    return CONTROL.matcher(page).results().map(control -> control.group(2));
  }

  /** What the form begins with, an empty text where nothing is chosen. */
  private static Map<String, String> defaults(String page) {
    Function<String, String> name = attributes -> attribute(attributes, "name");
    Map<String, String> fields = new LinkedHashMap<>();
    controls(page).forEach(one -> fields.put(name.apply(one), attribute(one, "value")));
    Matcher chosen =
        Pattern.compile(
                "(?s)<select [^>]*name=\"([^\"]*)\"(?:(?!</select>).)*?value=\"([^\"]*)\" selected")
            .matcher(page);
    while (chosen.find()) {
      fields.put(chosen.group(1), chosen.group(2));
    }
    return fields;
  }

  private static String attribute(String attributes, String name) {
    Matcher found = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? found.group(1) : "";
  }
}
