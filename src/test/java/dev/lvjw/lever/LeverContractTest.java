package dev.lvjw.lever;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.StrictWireMock;
import dev.lvjw.TestHost;
import dev.lvjw.http.Wires;
import dev.lvjw.oauth.ApiKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
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
 * What is made of Lever's answers, by call: the shape its documentation shows, every variant of the
 * lever-api reference, and what null, missing, surplus and wrong values become. The faults are in
 * {@link LeverFaultsTest}.
 */
class LeverContractTest {
  /** The answer is shown so: {@code -} is absent, {@code []} an empty list. */
  private static final Map<String, Function<LeverGateway, String>> CALLS =
      Map.ofEntries(
          Map.entry("hiredReasons", lever -> list(lever.hiredReasons(), LeverContractTest::text)),
          Map.entry(
              "hired",
              lever ->
                  list(
                      lever.hired(List.of("r"), Instant.EPOCH, true).toList(),
                      LeverContractTest::text)),
          Map.entry(
              "updatedSince",
              lever ->
                  list(lever.updatedSince(Instant.EPOCH, false).toList(), LeverContractTest::text)),
          Map.entry("deletedSince", lever -> lever.deletedSince(Instant.EPOCH, false).toList().toString()),
          Map.entry("opportunity", lever -> one(lever.opportunity("a"), LeverContractTest::text)),
          Map.entry("offers", lever -> list(lever.offers("a"), LeverContractTest::text)),
          Map.entry("posting", lever -> one(lever.posting("p"), LeverContractTest::text)),
          Map.entry("requisition", lever -> one(lever.requisition("q"), LeverContractTest::text)),
          Map.entry("user", lever -> one(lever.user("u"), LeverContractTest::text)),
          Map.entry("webhooks", lever -> list(lever.webhooks(), LeverContractTest::text)),
          Map.entry("createWebhook", lever -> text(create(lever))));

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
    return Stream.of(reasons(), opportunities(), offers(), others(), webhooks())
        .flatMap(List::stream);
  }

  private static List<Row> reasons() {
    String call = "hiredReasons";
    return List.of(
        row(
            call,
            "as documented: one object",
            "{'data':{'id':'r','text':'Hired','type':'hired','status':'active'}}",
            "[r Hired hired active]"),
        row(
            call,
            "as clients saw it: a list",
            "{'data':[{'id':'r','text':'Hired','type':'hired','status':'inactive'}],'hasNext':false}",
            "[r Hired hired inactive]"),
        row(
            call,
            "the filter is ignored",
            "{'data':[{'id':'r','type':'hired'},{'id':'x','type':'non-hired'}]}",
            "[r  hired ]"),
        row(
            call,
            "a type new to us is not taken for hired",
            "{'data':[{'id':'r','type':'hired'},{'id':'n','type':'boomerang'}]}",
            "[r  hired ]",
            "Lever's list /archive_reasons data: type has a value new to lvjw: boomerang"),
        row(
            call,
            "null, surplus and wrong",
            "{'data':[{'id':'r','text':null,'type':'hired','status':[],'surplus':1}],'surplus':{}}",
            "[r  hired ]",
            "Lever's list /archive_reasons data: status is not text"));
  }

  private static List<Row> opportunities() {
    String documented =
        "{'id':'a','name':'Ada Example','headline':'Acme','contact':'c','stage':'offer',"
            + "'confidentiality':'non-confidential','phones':[],'emails':['ada@example.test'],"
            + "'archived':{'reason':'r','archivedAt':1760000000512},'applications':['app'],"
            + "'createdAt':1750000000000,'updatedAt':1760000000600,'origin':'referred',"
            + "'isAnonymized':false,'dataProtection':null}";
    String read =
        "a Ada Example; contact c; [ada@example.test]; r 2025-10-09T08:53:20.512Z; stage offer;"
            + " non-confidential; application -";
    String expanded =
        "{'id':'a','contact':{'id':'c','emails':['ada@example.test']},'stage':{'id':'offer'},"
            + "'applications':[{'id':'app','posting':'p','email':'x@example.test',"
            + "'requisitionForHire':{'id':'q'}}]}";
    return List.of(
        row("opportunity", "as documented", "{'data':" + documented + "}", read),
        row(
            "hired",
            "as documented",
            "{'data':[" + documented + "],'hasNext':false}",
            "[" + read + "]"),
        row("updatedSince", "hasNext left out", "{'data':[" + documented + "]}", "[" + read + "]"),
        row("hired", "nobody", "{'data':[],'hasNext':false}", "[]"),
        row(
            "opportunity",
            "flat archive fields, as in the docs' examples",
            "{'data':{'id':'a','archivedAt':1760000000512,'archiveReason':'r'}}",
            "a ; contact -; []; r 2025-10-09T08:53:20.512Z; stage -; -; application -"),
        row(
            "opportunity",
            "open: archived is null",
            "{'data':{'id':'a','archived':null,'updatedAt':null,'contact':null,'owner':null}}",
            "a ; contact -; []; -; stage -; -; application -"),
        row(
            "opportunity",
            "expanded objects",
            "{'data':" + expanded + "}",
            "a ; contact c; []; -; stage offer; -; application app p q"),
        row(
            "opportunity",
            "only an id, all else missing",
            "{'data':{'id':'a'}}",
            "a ; contact -; []; -; stage -; -; application -"),
        row(
            "opportunity",
            "wrong types everywhere",
            "{'data':{'id':'a','name':{},'contact':[],'emails':{'x':1},'archived':7,"
                + "'stage':[],'updatedAt':'soon','confidentiality':'secret','applications':'app'}}",
            "a ; contact -; []; - -; stage -; secret; application -",
            "Lever's opportunity a: name is not text",
            "Lever's opportunity a: contact is not text",
            "Lever's opportunity a: emails is not text",
            "Lever's opportunity a: archived is not an object",
            "Lever's opportunity a: stage is not text",
            "Lever's opportunity a: updatedAt is not milliseconds",
            "Lever's opportunity a: confidentiality has a value new to lvjw: secret"),
        row(
            "deletedSince",
            "as documented",
            "{'data':[{'id':'a','deletedBy':'u','deletedAt':1760000000512}],'hasNext':false}",
            "[a]"));
  }

  private static List<Row> offers() {
    return List.of(
        row(
            "offers",
            "as documented, signed",
            "{'data':[{'id':'o','posting':'p','createdAt':1759000000000,'status':'signed',"
                + "'fields':[{'text':'Amount','identifier':'salary_amount','value':52000},"
                + "{'text':'Office','identifier':'location/office','value':null}],"
                + "'signatures':{'candidate':{'signedAt':1759200000000,'signed':true}},"
                + "'signedDocument':{'fileName':'offer.pdf'}}]}",
            "[o signed posting p; salary_amount=52000 location/office=-; signed"
                + " 2025-09-30T02:40:00Z; document true]"),
        row(
            "offers",
            "a draft",
            "{'data':[{'id':'o','status':'draft','fields':[],"
                + "'signatures':{'candidate':{'role':'candidate','name':null,'email':'a@example.test'}},"
                + "'signedDocument':null}],'hasNext':false}",
            "[o draft posting -; ; not signed -; document false]"),
        row(
            "offers",
            "sent outside of Lever, amount as text",
            "{'data':[{'id':'o','status':'sent-manually','fields':"
                + "[{'identifier':'salary_amount','value':'52000.50'}],'signedDocument':{}}]}",
            "[o sent-manually posting -; salary_amount=52000.50; not signed -; document true]"),
        row(
            "offers",
            "a status new to us",
            "{'data':[{'id':'o','status':'expired'}]}",
            "[o expired posting -; ; not signed -; document false]",
            "Lever's offer o: status has a value new to lvjw: expired"),
        row(
            "offers",
            "wrong types everywhere",
            "{'data':[{'id':'o','status':[],'createdAt':{},'posting':{},'fields':[7,{'value':{}}],"
                + "'signatures':'x','signedDocument':1},'text']}",
            "[o  posting -; =-; not signed -; document false]",
            "Lever's list /opportunities/a/offers: data holds something other than objects",
            "Lever's offer o: signatures is not an object",
            "Lever's offer o: status is not text",
            "Lever's offer o: createdAt is not text",
            "Lever's offer o: posting is not text",
            "Lever's offer o: fields holds something other than objects",
            "Lever's offer o fields: value is not text",
            "Lever's offer o: signedDocument is not an object"));
  }

  private static List<Row> others() {
    return List.of(
        row(
            "posting",
            "as documented",
            "{'data':{'id':'p','text':'Analyst','state':'published','workplaceType':'hybrid',"
                + "'categories':{'team':'T','department':'Finance','location':'Leeds','commitment':'Full-time','level':null}}}",
            "p Analyst Finance Leeds T Full-time"),
        row("posting", "department missing", "{'data':{'id':'p','categories':{}}}", "p - - - - -"),
        row(
            "posting",
            "wrong types",
            "{'data':{'id':'p','text':[],'categories':[]}}",
            "p - - - - -",
            "Lever's posting p: categories is not an object",
            "Lever's posting p: text is not text"),
        row(
            "requisition",
            "as documented",
            "{'data':{'id':'q','department':'Finance','location':'Leeds','headcountTotal':'unlimited',"
                + "'employmentStatus':'Full-time','customFields':{}}}",
            "q Finance Leeds - Full-time"),
        row("requisition", "null", "{'data':{'id':'q','department':null}}", "q - - - -"),
        row(
            "user",
            "as documented",
            "{'data':{'id':'u','name':'Chad Example','email':'c@example.test','accessRole':'super admin',"
                + "'deactivatedAt':null}}",
            "u Chad Example c@example.test"),
        row("user", "a custom role, no e-mail", "{'data':{'id':'u','accessRole':'f00'}}", "u - -"));
  }

  private static List<Row> webhooks() {
    String created =
        "{'id':'w','event':'candidateHired','url':'https://hooks.example.test/',"
            + "'configuration':{'signatureToken':'t0ken'}}";
    String read = "w candidateHired https://hooks.example.test/ ";
    return List.of(
        row("createWebhook", "one level", "{'data':" + created + "}", read + "t0ken"),
        row("createWebhook", "two levels", "{'data':{'data':" + created + "}}", read + "t0ken"),
        row(
            "createWebhook",
            "the token belongs to the account: none",
            "{'data':{'id':'w','event':'candidateHired','url':'https://hooks.example.test/'}}",
            read + "-"),
        row(
            "webhooks",
            "as documented: no token, perhaps conditions",
            "{'data':[{'id':'w','url':'https://hooks.example.test/','event':'candidateHired',"
                + "'configuration':{'conditions':{'origins':['applied']}}},"
                + "{'id':'v','url':'https://x.example.test/','event':'contactCreated','configuration':{}}]}",
            "[" + read + "-, v contactCreated https://x.example.test/ -]"),
        row(
            "webhooks",
            "wrong types",
            "{'data':[{'id':'w','url':null,'event':7,'configuration':'x'}],'hasNext':null}",
            "[w 7  -]",
            "Lever's list /webhooks data: configuration is not an object"));
  }

  @RegisterExtension final StrictWireMock server = new StrictWireMock();
  @TempDir Path home;

  private LeverGateway lever() {
    return LeverGateway.of(
        Wires.transport(new TestHost(home)), new ApiKey("key"), server.uri("/v1"), 10);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void reads(Row row) {
    server.stub(any(anyUrl()).willReturn(okJson(row.answer())));
    LeverGateway lever = lever();
    assertThat(CALLS.get(row.call()).apply(lever)).isEqualTo(row.read());
    assertThat(lever.problems()).containsExactlyInAnyOrderElementsOf(row.reported());
  }

  @Test
  void everyCallHasRows() {
    assertThat(answers().map(Row::call)).containsAll(CALLS.keySet());
  }

  private static Webhook create(LeverGateway lever) {
    return lever.createWebhook(
        "candidateHired", URI.create("https://hooks.example.test/"), List.of());
  }

  private static <T> String list(List<T> items, Function<T, String> text) {
    return items.stream().map(text).collect(joining(", ", "[", "]"));
  }

  private static <T> String one(Optional<T> found, Function<T, String> text) {
    return text.apply(found.orElseThrow());
  }

  private static String or(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }

  private static String text(ArchiveReason r) {
    return "%s %s %s %s".formatted(r.id(), r.text(), r.type(), r.status());
  }

  private static String text(Opportunity o) {
    return "%s %s; contact %s; %s; %s; stage %s; %s; application %s"
        .formatted(
            o.id(),
            o.name(),
            or(o.contactId()),
            o.emails(),
            or(
                o.archived()
                    .map(a -> or(a.reason()) + " " + or(a.archivedAt().map(Instant::toString)))),
            or(o.stage()),
            or(o.confidentiality()),
            or(
                o.application()
                    .map(a -> a.id() + " " + or(a.postingId()) + " " + or(a.requisitionId()))));
  }

  private static String text(Offer o) {
    return "%s %s posting %s; %s; %s %s; document %s"
        .formatted(
            o.id(),
            o.status(),
            or(o.postingId()),
            o.fields().stream()
                .map(f -> f.identifier() + "=" + or(f.value()))
                .collect(joining(" ")),
            o.candidateSigned() ? "signed" : "not signed",
            or(o.candidateSignedAt()),
            o.signedDocument());
  }

  private static String text(Posting p) {
    return "%s %s %s %s %s %s"
        .formatted(
            p.id(),
            or(p.title()),
            or(p.department()),
            or(p.location()),
            or(p.team()),
            or(p.commitment()));
  }

  private static String text(Requisition q) {
    return "%s %s %s %s %s"
        .formatted(
            q.id(), or(q.department()), or(q.location()), or(q.team()), or(q.employmentStatus()));
  }

  private static String text(User u) {
    return "%s %s %s".formatted(u.id(), or(u.name()), or(u.email()));
  }

  private static String text(Webhook w) {
    return "%s %s %s %s".formatted(w.id(), w.event(), w.url(), or(w.signatureToken()));
  }
}
