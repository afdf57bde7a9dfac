package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Tone;
import dev.lvjw.sandbox.page.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of an offer, in the order of the flow: details, Offer Approval, Offer Letter, end. */
final class OfferPages {
  private static final String ALL = LeverPages.CANDIDATES + "/{}/offers";
  private static final String ONE = ALL + "/{}";
  private static final List<String> MEMBER_TYPES =
      List.of(
          "Employee - Full Time",
          "Employee - Part Time",
          "Employee - Paid Intern",
          "Employee - EOR",
          "Employee - Outside of U.S.",
          "U.S. Contractor or Consultant");

  private final LeverAccount account;
  private final LeverSession session;
  private final Pipeline pipeline;
  private final OfferSteps steps;
  private final LeverFrame frame;

  OfferPages(
      LeverAccount account,
      LeverSession session,
      Pipeline pipeline,
      OfferSteps steps,
      LeverFrame frame) {
    this.account = account;
    this.session = session;
    this.pipeline = pipeline;
    this.steps = steps;
    this.frame = frame;
  }

  static String address(String opportunity, ObjectNode offer) {
    return address(opportunity, offer.path("id").asText());
  }

  private static String address(String opportunity, String offer) {
    return CandidatePage.address(opportunity)
        + "/offers/"
        + Parameters.encode(offer).replace("+", "%20");
  }

  /** Amount, currency and type of earnings in one line. */
  static String pay(Typed values) {
    return (values.value(OfferDraft.AMOUNT)
            + " "
            + values.value(OfferDraft.CURRENCY)
            + " / "
            + Earnings.shown(values.value(OfferDraft.EARNINGS)))
        .strip();
  }

  void addTo(Routes routes) {
    routes.on("GET", ALL + "/new", frame.profiles(this::begin));
    routes.on("POST", ALL, frame.profiles(this::create));
    routes.on("GET", ONE, frame.profiles(this::show));
    routes.on("GET", ONE + "/edit", frame.profiles(this::edit));
    routes.on("POST", ONE, frame.profiles(this::change));
    routes.on("GET", ONE + "/letter", frame.profiles(this::letter));
    routes.on("GET", ONE + "/signed", frame.profiles(this::candidateSigned));
    routes.on("POST", ONE + "/letter", frame.profiles(this::send));
    routes.on("POST", ONE + "/signed", frame.profiles(this::sign));
    routes.on("POST", ONE + "/next", frame.profiles(this::next));
    routes.on("GET", ONE + "/next", request -> Response.seeOther(here(request)));
    routes.on("GET", ALL, request -> Response.seeOther(CandidatePage.address(request.segment(1))));
    step(routes, "approval", steps::askForApproval, Done.APPROVAL_ASKED);
    step(routes, "approve", steps::approve, Done.APPROVED);
    step(routes, "open", steps::open, Done.OPENED);
    step(routes, "copy", steps::uploadSignedCopy, Done.COPY_UPLOADED);
    step(routes, "decline", steps::decline, Done.DECLINED);
  }

  /** A button without anything to fill in. */
  private interface Step {
    void take(String opportunity, String offer);
  }

  private void step(Routes routes, String name, Step step, Done done) {
    routes.on("GET", ONE + "/" + name, request -> Response.seeOther(here(request)));
    routes.on(
        "POST",
        ONE + "/" + name,
        frame.profiles(
            request -> {
              step.take(request.segment(1), request.segment(3));
              return LeverFrame.done(here(request), done);
            }));
  }

  private static String here(Request request) {
    return address(request.segment(1), request.segment(3));
  }

  private Response begin(Request request) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      steps
          .obstacle(opportunity)
          .ifPresent(
              why -> {
                throw Pipeline.refused(why);
              });
      return newOffer(request, OfferDraft.proposed(opportunity, pipeline.job(opportunity)), 200);
    }
  }

  private Response newOffer(Request request, Typed typed, int status) {
    String action = CandidatePage.address(request.segment(1)) + "/offers";
    return details(request, "Create Offer", action, typed, status);
  }

  private Response create(Request request) {
    String opportunity = request.segment(1);
    account.opportunity(opportunity);
    Typed typed = Typed.sent(request.form());
    Optional<OfferDraft> draft = OfferDraft.read(typed);
    if (draft.isEmpty()) {
      return newOffer(request, typed, 400);
    }
    String made = steps.create(opportunity, draft.get(), session.of(request).id());
    return LeverFrame.done(address(opportunity, made), Done.OFFER_SAVED);
  }

  private Response edit(Request request) {
    synchronized (account) {
      ObjectNode offer = steps.offer(request.segment(1), request.segment(3));
      if (OfferStatus.of(offer) != OfferStatus.DRAFT) {
        throw Pipeline.refused("Only a draft can be changed.");
      }
      return details(request, "Edit offer", here(request), OfferDraft.of(offer), 200);
    }
  }

  private Response change(Request request) {
    steps.offer(request.segment(1), request.segment(3));
    Typed typed = Typed.sent(request.form());
    Optional<OfferDraft> draft = OfferDraft.read(typed);
    if (draft.isEmpty()) {
      return details(request, "Edit offer", here(request), typed, 400);
    }
    steps.change(request.segment(1), request.segment(3), draft.get());
    return LeverFrame.done(here(request), Done.OFFER_SAVED);
  }

  private Response details(Request request, String title, String action, Typed typed, int status) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      String job = pipeline.job(opportunity).map(one -> one.path("text").asText("")).orElse("");
      Page page = page(request, opportunity, title);
      if (!typed.isSound()) {
        page.notice(
            Tone.BAD,
            Html.of(
                "<p><strong>The offer isn’t saved.</strong></p><ul>{}</ul>",
                Html.all(
                    typed.faults().stream().map(fault -> Html.of("<li>{}</li>", fault)).toList())));
      }
      return page.body(steps(Stage.DETAILS), form(job, action, typed)).response(status);
    }
  }

  private Html form(String job, String action, Typed typed) {
    Map<String, String> people = new LinkedHashMap<>();
    session.people().forEach(one -> people.put(one.id(), one.name()));
    Map<String, String> exemptions = new LinkedHashMap<>();
    exemptions.put("exempt", "exempt");
    exemptions.put("non-exempt", "non-exempt");
    return Form.post("offer", action, typed)
        .group("Job")
        .and(Parts.facts().add("Job posting", job).html())
        .text(OfferDraft.TITLE, "Job title")
        .text(OfferDraft.CANDIDATE, "Candidate name")
        .group("Compensation")
        .amount(OfferDraft.AMOUNT, "Offered compensation amount")
        .select(
            OfferDraft.CURRENCY,
            "Compensation currency",
            true,
            same(OfferDraft.CURRENCIES, typed.value(OfferDraft.CURRENCY)))
        .select(OfferDraft.EARNINGS, "Type of earnings", true, Earnings.options())
        .group("Start and team")
        .input("date", OfferDraft.START, "Anticipated start date", "", false)
        .select(OfferDraft.HIRING_MANAGER, "Hiring manager", false, people)
        .select(OfferDraft.DIRECT_MANAGER, "Direct manager", false, people)
        .optional(OfferDraft.TEAM, "Team")
        .optional(OfferDraft.OFFICE, "Office location")
        .group("Custom fields")
        .select(
            OfferDraft.MEMBER_TYPE,
            "Member type",
            false,
            same(MEMBER_TYPES, typed.value(OfferDraft.MEMBER_TYPE)))
        .select(OfferDraft.EXEMPTION, "Exemption status", false, exemptions)
        .optional(OfferDraft.WORK_EMAIL, "Work email")
        .endGroup()
        .button("Next Step")
        .html();
  }

  /** Each of them as it reads, and what stands there now if it is none of them. */
  private static Map<String, String> same(List<String> texts, String now) {
    Map<String, String> options = new LinkedHashMap<>();
    texts.forEach(text -> options.put(text, text));
    if (!now.isEmpty()) {
      options.putIfAbsent(now, now);
    }
    return options;
  }

  private Response show(Request request) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      ObjectNode offer = steps.offer(request.segment(1), request.segment(3));
      OfferStatus status = OfferStatus.of(offer);
      return page(request, opportunity, "Offer")
          .body(
              steps(Stage.of(status)),
              Html.of("<p>{}</p>", status.badge()),
              Parts.columns(
                  summary(offer),
                  switch (status) {
                    case DRAFT -> approval(request, offer);
                    case APPROVAL_SENT -> waitingForApproval(request);
                    case APPROVED -> approved(request);
                    case SENT, SENT_MANUALLY, OPENED -> atTheCandidate(request, offer, status);
                    case SIGNED, DENIED, OTHER -> ended(opportunity, status);
                  }))
          .response(200);
    }
  }

  private Html approval(Request request, ObjectNode offer) {
    return Parts.card(
        "Offer Approval",
        Html.of("<p>Nobody was asked to approve this offer. It can go on without.</p>"),
        Parts.row(
            Form.post(here(request) + "/next").button("Next Step").html(),
            Form.post(here(request) + "/approval").plainButton("Send for approval").html(),
            Form.get("edit", here(request) + "/edit", Typed.nothing()).plainButton("Edit").html()));
  }

  private static Html waitingForApproval(Request request) {
    return Parts.card(
        "Offer Approval",
        Html.of("<p>The approver has it.</p>"),
        Form.post(here(request) + "/approve").button("Approve").html());
  }

  private static Html approved(Request request) {
    return Parts.card(
        "Offer Approval",
        Html.of("<p>Approved.</p>"),
        Form.post(here(request) + "/next").button("Next Step").html());
  }

  private Response next(Request request) {
    steps.goOn(request.segment(1), request.segment(3));
    return Response.seeOther(here(request) + "/letter");
  }

  private Response letter(Request request) {
    return onOffer(
        request,
        "Offer Letter",
        OfferStatus.APPROVED,
        Stage.LETTER,
        offer ->
            Form.post("letter", here(request) + "/letter", Typed.nothing())
                .tick("outside", "Sending offer outside of Lever?")
                .button("Send")
                .link(Parts.quiet(here(request), "Back"))
                .html());
  }

  private Response send(Request request) {
    boolean outside = Typed.sent(request.form()).ticked("outside");
    steps.send(request.segment(1), request.segment(3), outside);
    return LeverFrame.done(here(request), outside ? Done.SENT_OUTSIDE : Done.SENT);
  }

  private static Html atTheCandidate(Request request, ObjectNode offer, OfferStatus status) {
    boolean copy = offer.path("signedDocument").isObject();
    boolean signed = offer.at("/signatures/candidate/signed").asBoolean();
    String what =
        signed
            ? "The candidate signed. The offer’s status stays as it was sent."
            : copy
                ? "A signed copy is there. Nothing says that the candidate signed."
                : "The candidate has it.";
    return Parts.card(
        "Signature",
        Html.of("<p>{}</p>", what),
        Parts.row(
            Form.get("sign", here(request) + "/signed", Typed.nothing())
                .button("Candidate Signed")
                .html(),
            Form.post(here(request) + "/open")
                .plainButton("Candidate Opened")
                .html()
                .onlyIf(status == OfferStatus.SENT),
            Form.post(here(request) + "/decline").dangerButton("Candidate Declined").html()));
  }

  private Response candidateSigned(Request request) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      ObjectNode offer = steps.offer(request.segment(1), request.segment(3));
      OfferStatus status = OfferStatus.of(offer);
      if (!status.isExtended()) {
        throw Pipeline.refused("The candidate doesn’t have this offer.");
      }
      boolean outside = status == OfferStatus.SENT_MANUALLY;
      Form mark = Form.post("signed", here(request) + "/signed", Typed.nothing());
      if (outside) {
        mark.tick("stays", "Keep the status “Sent outside of Lever”")
            .and(Parts.hint("Which of the two Lever does isn’t publicly known."));
      }
      return page(request, opportunity, "Candidate Signed")
          .body(
              steps(Stage.SIGNATURE),
              Html.of(
                  "<div class=\"card narrow\">{}</div>",
                  mark.button("Mark offer as signed")
                      .link(Parts.quiet(here(request), "Back"))
                      .html()),
              Html.of(
                      "<div class=\"card narrow\"><h2>Only a signed copy</h2>"
                          + "<p>The offer gets a signed document, but neither the status nor the"
                          + " candidate’s signature changes.</p>{}</div>",
                      Form.post(here(request) + "/copy").plainButton("Upload signed copy").html())
                  .onlyIf(outside))
          .response(200);
    }
  }

  private Response sign(Request request) {
    boolean stays = Typed.sent(request.form()).ticked("stays");
    steps.sign(request.segment(1), request.segment(3), stays);
    return LeverFrame.done(here(request), Done.SIGNED);
  }

  private static Html ended(ObjectNode opportunity, OfferStatus status) {
    String what =
        switch (status) {
          case SIGNED -> "The candidate signed.";
          case DENIED -> "The candidate declined.";
          default -> "This offer was made outside of these pages.";
        };
    return Parts.card(
        "Signature",
        Html.of("<p>{}</p>", what),
        Parts.row(
            Parts.action(
                CandidatePage.address(opportunity.path("id").asText()),
                "Back to the opportunity")));
  }

  private Html summary(ObjectNode offer) {
    Parts.Facts facts = Parts.facts();
    facts.add(
        "Job posting",
        account
            .postings
            .find(offer.path("posting").asText())
            .map(posting -> posting.path("text").asText(""))
            .orElse(""));
    for (JsonNode field : offer.path("fields")) {
      String identifier = field.path("identifier").asText();
      if (!identifier.equals("job_posting")) {
        facts.add(field.path("text").asText(identifier), shown(identifier, field));
      }
    }
    return Parts.card("Details", facts.html());
  }

  private String shown(String identifier, JsonNode field) {
    String value = OfferDraft.value(field);
    return switch (identifier) {
      case OfferDraft.EARNINGS -> Earnings.shown(value);
      case OfferDraft.HIRING_MANAGER, OfferDraft.DIRECT_MANAGER ->
          account.users.find(value).map(user -> user.path("name").asText("")).orElse(value);
      default -> value;
    };
  }

  /** Builds a page's main part from an offer. */
  private interface Content {
    Html of(ObjectNode offer);
  }

  private Response onOffer(
      Request request, String title, OfferStatus needed, Stage stage, Content content) {
    synchronized (account) {
      ObjectNode opportunity = account.opportunity(request.segment(1));
      ObjectNode offer = steps.offer(request.segment(1), request.segment(3));
      if (OfferStatus.of(offer) != needed) {
        throw Pipeline.refused("The offer isn’t in a state for this step.");
      }
      return page(request, opportunity, title)
          .body(steps(stage), Html.of("<div class=\"card narrow\">{}</div>", content.of(offer)))
          .response(200);
    }
  }

  private Page page(Request request, ObjectNode opportunity, String title) {
    String name = opportunity.path("name").asText("");
    return frame
        .page(request, title, LeverFrame.Section.CANDIDATES)
        .trail(
            new Page.Link("Candidates", LeverPages.CANDIDATES),
            new Page.Link(name, CandidatePage.address(opportunity.path("id").asText())));
  }

  /** Where an offer is on its way, as the pages show it. */
  private enum Stage {
    DETAILS("Details"),
    APPROVAL("Offer Approval"),
    LETTER("Offer Letter"),
    SIGNATURE("Signature");

    private final String title;

    Stage(String title) {
      this.title = title;
    }

    static Stage of(OfferStatus status) {
      return switch (status) {
        case DRAFT, APPROVAL_SENT, APPROVED -> APPROVAL;
        case SENT, SENT_MANUALLY, OPENED, SIGNED, DENIED, OTHER -> SIGNATURE;
      };
    }
  }

  private static Html steps(Stage now) {
    return Parts.steps(
        java.util.Arrays.stream(Stage.values()).map(one -> one.title).toList(), now.ordinal());
  }
}
