package dev.lvjw.justworks;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.hire.SendTo;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Transport;
import dev.lvjw.http.Wires;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is made of the answers of Justworks' Partner API and of the onboarding API, by call: the
 * shapes of the justworks-api reference §1.4-1.6 and of the contract, their variants, and what
 * null, missing, surplus and wrong values become. The faults are in {@link JustworksFaultsTest}.
 */
class JustworksContractTest {
  /** Both APIs behind one server. */
  private record Apis(JustworksGateway partner, OnboardingApi onboarding) {}

  /** The answer is shown so: {@code -} is absent, {@code []} an empty list. */
  private static final Map<String, Function<Apis, String>> CALLS =
      Map.of(
          "company", apis -> text(apis.partner().company()),
          "members", apis -> list(apis.partner().members().toList(), JustworksContractTest::text),
          "admins", apis -> list(apis.onboarding().admins(), JustworksContractTest::text),
          "put",
              apis -> text(apis.onboarding().put("a", "Ada", Optional.empty(), Optional.empty())),
          "find", apis -> text(apis.onboarding().find("a").orElseThrow()),
          "invite",
              apis ->
                  text(apis.onboarding().invite("a", SendTo.HOME, JustworksFaultsTest.DETAILS)));

  /** One answer and what becomes of it. */
  private record Row(String call, String what, String answer, String read, List<String> reported) {
    @Override
    public String toString() {
      return call + ": " + what;
    }
  }

  private static Row row(String call, String what, String answer, String read, String... reported) {
    return new Row(call, what, answer.replace('\'', '"'), read, List.of(reported));
  }

  static Stream<Row> answers() {
    return Stream.of(companies(), members(), admins(), hires()).flatMap(List::stream);
  }

  private static List<Row> companies() {
    return List.of(
        row(
            "company",
            "as documented",
            "{'id':'cmp','display_name':'Sample','legal_name':'Sample Inc','tax_id':'1','addresses':[],"
                + "'departments':[{'id':'d','name':'Finance'}],'offices':[{'id':'o','name':'Leeds'}],"
                + "'country_data':{},'created_at':'2026-01-02T03:04:05Z'}",
            "Sample [d Finance] [o Leeds]"),
        row(
            "company",
            "other spellings of a name",
            "{'legal_name':'Sample Inc','departments':[{'display_name':'A'},{'title':'B'},{'label':'C'}]}",
            "Sample Inc [ A,  B,  C] []"),
        row(
            "company",
            "plain names",
            "{'name':'Sample','departments':['Finance'],'offices':'Leeds'}",
            "Sample [ Finance] [ Leeds]"),
        row("company", "empty values left out", "{}", " [] []"),
        row(
            "company",
            "wrong types",
            "{'display_name':{},'departments':[{'id':'d'}],'offices':{'x':1}}",
            " [] []",
            "Justworks' company: display_name is not text",
            "Justworks' company departments: has no name",
            "Justworks' company offices: has no name"));
  }

  private static List<Row> members() {
    return List.of(
        row(
            "members",
            "as documented",
            "{'items':[{'id':'m','company_id':'c','active':false,'type':'employee_eor',"
                + "'name':{'given_name':'Ada','family_name':'Sample','preferred_name':'Addie'},"
                + "'emails':[{'type':'work','address':'ada@example.test'}],"
                + "'employment_start_date':'2026-03-02','current_employment':{'US':{}}}],'next_cursor':null}",
            "[m Ada Sample Addie [ada@example.test] false 2026-03-02]"),
        row(
            "members",
            "a type new to us, only what is required",
            "{'items':[{'id':'m','company_id':'c','active':false,'type':'contractor_of_mars'}]}",
            "[m   - [] false -]"),
        row(
            "members",
            "flat names, other spellings of e-mail",
            "{'items':[{'id':'m','active':'false','first_name':'Ada','last_name':'Sample',"
                + "'emails':[{'email':'a@example.test'},{'value':'b@example.test'},"
                + "{'email_address':'c@example.test'}]}],'surplus':1}",
            "[m Ada Sample - [a@example.test, b@example.test, c@example.test] false -]"),
        row(
            "members",
            "wrong types",
            "{'items':[7,{'id':'m','name':[],'emails':[[]],'employment_start_date':'soon'}],"
                + "'next_cursor':''}",
            "[m   - [] false -]",
            "Justworks' list /members: items holds something other than objects",
            "Justworks' member m: name is not an object",
            "Justworks' member m: emails is not text",
            "Justworks' member m: employment_start_date is not a date"));
  }

  private static List<Row> admins() {
    return List.of(
        row(
            "admins",
            "as in the contract",
            "{'items':[{'id':'1','name':'Chad Example','email':'c@example.test',"
                + "'permissions':['manage_employees','new_one']},"
                + "{'id':'2','name':null,'email':'x@example.test','permissions':['other']}],"
                + "'next_cursor':null}",
            "[1 Chad Example c@example.test]"),
        row(
            "admins",
            "one permission instead of a list",
            "{'items':[{'id':'1','email':'c@example.test','permissions':'manage_employees'}]}",
            "[1 - c@example.test]"));
  }

  private static List<Row> hires() {
    String invited =
        "{'external_id':'a','status':'invited','name':'Ada','invitation':{'id':'i',"
            + "'email':'ada@example.test','sent_at':'2026-03-02T10:00:00Z'}}";
    String read = "a invited i ada@example.test 2026-03-02T10:00:00Z -";
    return List.of(
        row("put", "as in the contract", "{'external_id':'a','status':'pending'}", "a pending - -"),
        row("put", "invited already", invited, read),
        row("invite", "as in the contract", invited, read),
        row("find", "as in the contract", invited, read),
        row(
            "find",
            "joined",
            "{'external_id':'a','status':'joined','member_id':'m','invitation':null}",
            "a joined - m"),
        row(
            "find",
            "a status new to us",
            "{'external_id':'a','status':'parked','surplus':[]}",
            "a parked - -",
            "the pending hire a: status has a value new to lvjw: parked"),
        row(
            "find",
            "wrong types",
            "{'external_id':'a','status':'invited','invitation':{'id':7,'sent_at':'soon'},'member_id':{}}",
            "a invited 7  - -",
            "the pending hire a invitation: sent_at is not a time",
            "the pending hire a: member_id is not text"));
  }

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;

  @ParameterizedTest
  @MethodSource("answers")
  void reads(Row row) {
    server.stub(any(anyUrl()).willReturn(okJson(row.answer())));
    Transport transport = Wires.transport(new TestHost(home));
    Apis apis =
        new Apis(
            JustworksGateway.of(transport, Authorizer.none(), server.uri("")),
            OnboardingApi.of(transport, Authorizer.none(), server.uri("/v1")));
    assertThat(CALLS.get(row.call()).apply(apis)).isEqualTo(row.read());
    assertThat(
            apis.partner().problems().isEmpty()
                ? apis.onboarding().problems()
                : apis.partner().problems())
        .containsExactlyInAnyOrderElementsOf(row.reported());
  }

  @Test
  void everyCallHasRows() {
    assertThat(answers().map(Row::call)).containsAll(CALLS.keySet());
  }

  private static <T> String list(List<T> items, Function<T, String> text) {
    return items.stream().map(text).collect(joining(", ", "[", "]"));
  }

  private static String or(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }

  private static String text(Company c) {
    return c.name()
        + " "
        + list(c.departments(), JustworksContractTest::text)
        + " "
        + list(c.offices(), JustworksContractTest::text);
  }

  private static String text(Named n) {
    return n.id() + " " + n.name();
  }

  private static String text(Member m) {
    return "%s %s %s %s %s %s %s"
        .formatted(
            m.id(),
            m.firstName(),
            m.lastName(),
            or(m.preferredName()),
            m.emails(),
            m.active(),
            or(m.employmentStart()));
  }

  private static String text(Admin a) {
    return "%s %s %s".formatted(a.id(), or(a.name()), a.email());
  }

  private static String text(PendingHire h) {
    return "%s %s %s %s"
        .formatted(
            h.externalId(),
            h.status(),
            or(h.invitation().map(i -> i.id() + " " + i.email() + " " + or(i.sentAt()))),
            or(h.memberId()));
  }
}
