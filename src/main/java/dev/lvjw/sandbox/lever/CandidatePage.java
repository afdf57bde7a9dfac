package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;
import dev.lvjw.sandbox.page.Tone;
import dev.lvjw.sandbox.page.Typed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A candidate's page: an opportunity with its job, stage, offers and end. Only what is possible now
 * has a button.
 */
final class CandidatePage {
  private static final String ONE = LeverPages.CANDIDATES + "/{}";

  private final LeverAccount account;
  private final LeverSession session;
  private final Pipeline pipeline;
  private final OfferSteps offers;
  private final LeverFrame frame;

  CandidatePage(
      LeverAccount account,
      LeverSession session,
      Pipeline pipeline,
      OfferSteps offers,
      LeverFrame frame) {
    this.account = account;
    this.session = session;
    this.pipeline = pipeline;
    this.offers = offers;
    this.frame = frame;
  }

  static String address(String id) {
    return LeverPages.CANDIDATES + "/" + Parameters.encode(id).replace("+", "%20");
  }

  void addTo(Routes routes) {
    routes.on(
        "GET", ONE, frame.profiles(request -> show(request, 200, Typed.nothing(), Html.NOTHING)));
    deed(
        routes,
        "job",
        (id, typed, request) -> {
          pipeline.chooseJob(id, typed.value("job"));
          return Done.JOB_CHOSEN;
        });
    deed(
        routes,
        "stage",
        (id, typed, request) -> {
          pipeline.move(id, typed.value("stage"), session.of(request).id());
          return Done.MOVED;
        });
    deed(
        routes,
        "hire",
        (id, typed, request) -> {
          pipeline.hire(id, typed.value("hiredReason"), typed.value("requisition"));
          return Done.HIRED;
        });
    deed(
        routes,
        "archive",
        (id, typed, request) -> {
          pipeline.reject(id, typed.value("archiveReason"));
          return Done.ARCHIVED;
        });
    deed(
        routes,
        "unarchive",
        (id, typed, request) -> pipeline.unarchive(id) ? Done.HIRE_UNDONE : Done.UNARCHIVED);
    deed(
        routes,
        "confidential",
        (id, typed, request) -> {
          boolean on = confidential(typed.value("confidential"));
          pipeline.setConfidential(id, on);
          return on ? Done.CONFIDENTIAL : Done.NOT_CONFIDENTIAL;
        });
    routes.on("GET", ONE + "/delete", frame.profiles(this::confirmDelete));
    routes.on("POST", ONE + "/delete", frame.profiles(this::delete));
  }

  private static boolean confidential(String word) {
    return switch (word) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new Refusal(400, "BadRequest", "Confidential is on or off.");
    };
  }

  /** What one of the page's forms does; throws a {@link Refusal} where it can't. */
  private interface Deed {
    Done with(String id, Typed typed, Request request);
  }

  /** A refused form leaves its own address behind; opened as a page, it is the candidate's. */
  private void deed(Routes routes, String name, Deed deed) {
    routes.on("GET", ONE + "/" + name, request -> Response.seeOther(address(request.segment(1))));
    routes.on(
        "POST",
        ONE + "/" + name,
        frame.profiles(
            request -> {
              String id = request.segment(1);
              account.opportunity(id);
              Typed typed = Typed.sent(request.form());
              try {
                return LeverFrame.done(address(id), deed.with(id, typed, request));
              } catch (Refusal refusal) {
                refusal.field().ifPresent(field -> typed.fault(field, refusal.message()));
                Html why =
                    refusal.field().isPresent() ? Html.NOTHING : Html.text(refusal.message());
                return show(request, refusal.status(), typed, why);
              }
            }));
  }

  private Response show(Request request, int status, Typed typed, Html why) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      Page page =
          frame
              .page(request, opportunity.path("name").asText(""), LeverFrame.Section.CANDIDATES)
              .foreign()
              .trail(new Page.Link("Candidates", LeverPages.CANDIDATES));
      if (!why.markup().isEmpty()) {
        page.notice(Tone.BAD, why);
      }
      return page.body(
              Parts.row(
                  badges(account, opportunity),
                  Parts.badge(Tone.PLAIN, account.stageName(opportunity.path("stage").asText()))),
              Parts.columns(
                  Html.all(job(opportunity, typed), offers(opportunity), details(opportunity)),
                  Pipeline.isArchived(opportunity)
                      ? Html.all(archived(opportunity), more(opportunity))
                      : Html.all(
                          stage(opportunity, typed),
                          hire(opportunity, typed),
                          reject(opportunity, typed),
                          more(opportunity))))
          .response(status);
    }
  }

  /** The state of an opportunity, and whether it is confidential. */
  static Html badges(LeverAccount account, ObjectNode opportunity) {
    Html state =
        account.isHired(opportunity)
            ? Parts.badge(Tone.GOOD, "Hired")
            : Pipeline.isArchived(opportunity)
                ? Parts.badge(Tone.BAD, "Archived")
                : Parts.badge(Tone.PLAIN, "Active");
    return Html.all(
        state,
        Parts.badge(Tone.WAITING, "Confidential").onlyIf(Pipeline.isConfidential(opportunity)));
  }

  private Html job(ObjectNode opportunity, Typed typed) {
    return pipeline
        .job(opportunity)
        .map(
            posting ->
                Parts.card(
                    "Job",
                    Html.of("<p><strong>{}</strong></p>", Html.foreign(text(posting, "text"))),
                    Parts.facts()
                        .add("Department", text(posting, "categories", "department"))
                        .add("Team", text(posting, "categories", "team"))
                        .add("Location", text(posting, "categories", "location"))
                        .add("Commitment", text(posting, "categories", "commitment"))
                        .add("Hiring manager", userName(text(posting, "hiringManager")))
                        .html()))
        .orElseGet(() -> noJob(opportunity, typed));
  }

  private Html noJob(ObjectNode opportunity, Typed typed) {
    Html none = Html.of("<p>No job is selected.</p>");
    if (Pipeline.isArchived(opportunity) || !opportunity.path("applications").isEmpty()) {
      return Parts.card("Job", none);
    }
    return Parts.card(
        "Job",
        none,
        Form.post("job", path(opportunity, "job"), typed)
            .select("job", "Job", true, options(account.postings, "text"))
            .button("Choose Job")
            .html());
  }

  private Html offers(ObjectNode opportunity) {
    String id = opportunity.path("id").asText();
    Table table = Table.of("Offers", "Offer", "Pay", "Created", "Status");
    for (ObjectNode offer : account.offers(id)) {
      Typed values = OfferDraft.of(offer);
      String title = values.value(OfferDraft.TITLE);
      table.row(
          Html.of(
              "<a href=\"{}\">{}</a>",
              OfferPages.address(id, offer),
              Html.foreign(title.isEmpty() ? "Offer" : title)),
          Html.foreign(OfferPages.pay(values)),
          Parts.time(Instant.ofEpochMilli(offer.path("createdAt").asLong())),
          OfferStatus.of(offer).badge());
    }
    return Parts.card(
        "Offers",
        table.html("No offer was created."),
        offers
            .obstacle(opportunity)
            .map(why -> Parts.hint("No offer can be created now. " + why))
            .orElseGet(
                () ->
                    Form.get("offer", path(opportunity, "offers/new"), Typed.nothing())
                        .button("Create Offer")
                        .html()));
  }

  private Html details(ObjectNode opportunity) {
    return Parts.card(
        "Details",
        Parts.facts()
            .add("E-mails", String.join(", ", Json.texts(opportunity.path("emails"))))
            .add(
                "Phones",
                opportunity
                    .path("phones")
                    .valueStream()
                    .map(phone -> phone.path("value").asText(""))
                    .collect(Collectors.joining(", ")))
            .add("Location", text(opportunity, "location"))
            .add("Origin", text(opportunity, "origin"))
            .add("Owner", userName(text(opportunity, "owner")))
            .add(
                "Created", Parts.time(Instant.ofEpochMilli(opportunity.path("createdAt").asLong())))
            .html(),
        Html.of(
            "<p class=\"hint\">Opportunity <code>{}</code></p>", opportunity.path("id").asText()));
  }

  private Html stage(ObjectNode opportunity, Typed typed) {
    Map<String, String> others = options(account.stages, "text");
    others.remove(opportunity.path("stage").asText());
    return Parts.card(
        "Stage",
        Form.post("stage", path(opportunity, "stage"), typed)
            .select("stage", "Move to", true, others)
            .plainButton("Move")
            .html());
  }

  private Html hire(ObjectNode opportunity, Typed typed) {
    Map<String, String> reasons = reasons("hired");
    if (!typed.has("hiredReason")) {
      reasons.keySet().stream().findFirst().ifPresent(first -> typed.with("hiredReason", first));
    }
    Map<String, String> requisitions = new LinkedHashMap<>();
    account
        .requisitions
        .all()
        .forEach(
            one ->
                requisitions.put(
                    one.path("id").asText(),
                    text(one, "requisitionCode") + " (" + text(one, "status") + ")"));
    return Parts.card(
        "Hire",
        Form.post("hire", path(opportunity, "hire"), typed)
            .select("hiredReason", "Hired reason", true, reasons)
            .select("requisition", "Requisition", false, requisitions)
            .button("Hired")
            .html());
  }

  private Html reject(ObjectNode opportunity, Typed typed) {
    return Parts.card(
        "Archive",
        Form.post("archive", path(opportunity, "archive"), typed)
            .select("archiveReason", "Archive reason", true, reasons("non-hired"))
            .plainButton("Archive")
            .html());
  }

  private Html archived(ObjectNode opportunity) {
    boolean hired = account.isHired(opportunity);
    ObjectNode archived = (ObjectNode) opportunity.path("archived");
    return Parts.card(
        hired ? "Hired" : "Archived",
        Parts.facts()
            .add(
                "Reason",
                account
                    .archiveReasons
                    .find(archived.path("reason").asText())
                    .map(reason -> text(reason, "text"))
                    .orElse("unknown"))
            .add("Since", Parts.time(Instant.ofEpochMilli(archived.path("archivedAt").asLong())))
            .html(),
        Form.post(path(opportunity, "unarchive"))
            .plainButton(hired ? "Undo hire" : "Unarchive")
            .html());
  }

  private Html more(ObjectNode opportunity) {
    boolean confidential = Pipeline.isConfidential(opportunity);
    return Parts.card(
        "More",
        Parts.row(
            Form.post(path(opportunity, "confidential"))
                .hidden("confidential", confidential ? "off" : "on")
                .plainButton(confidential ? "Make non-confidential" : "Make confidential")
                .html(),
            Form.get("delete", path(opportunity, "delete"), Typed.nothing())
                .dangerButton("Delete")
                .html()));
  }

  private Response confirmDelete(Request request) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      String id = opportunity.path("id").asText();
      String name = opportunity.path("name").asText("");
      return frame
          .page(request, "Delete this candidate?", LeverFrame.Section.CANDIDATES)
          .trail(
              new Page.Link("Candidates", LeverPages.CANDIDATES), new Page.Link(name, address(id)))
          .body(
              Html.of(
                  "<div class=\"card narrow\"><p>{} is gone from all lists. This can’t be undone.</p>{}</div>",
                  Html.foreign(name),
                  Form.post(address(id) + "/delete")
                      .dangerButton("Delete candidate")
                      .link(Parts.quiet(address(id), "Keep"))
                      .html()))
          .response(200);
    }
  }

  private Response delete(Request request) {
    account.delete(request.segment(1));
    return LeverFrame.done(LeverPages.CANDIDATES, Done.DELETED);
  }

  private static String path(ObjectNode opportunity, String deed) {
    return address(opportunity.path("id").asText()) + "/" + deed;
  }

  private Map<String, String> reasons(String type) {
    Map<String, String> reasons = new LinkedHashMap<>();
    account.archiveReasons.all().stream()
        .filter(one -> text(one, "type").equals(type) && text(one, "status").equals("active"))
        .forEach(one -> reasons.put(text(one, "id"), text(one, "text")));
    return reasons;
  }

  private static Map<String, String> options(Shelf shelf, String name) {
    Map<String, String> options = new LinkedHashMap<>();
    shelf.all().forEach(one -> options.put(text(one, "id"), text(one, name)));
    return options;
  }

  private String userName(String id) {
    return account.users.find(id).map(user -> text(user, "name")).orElse(id);
  }

  private static String text(ObjectNode node, String... path) {
    com.fasterxml.jackson.databind.JsonNode at = node;
    for (String step : path) {
      at = at.path(step);
    }
    return at.asText("");
  }
}
