package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Brand;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Tone;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What all pages of Lever have in common: navigation, who is logged in, who may, how one fails. */
final class LeverFrame {
  /** The part of the product that a page belongs to. */
  enum Section {
    CANDIDATES("Candidates", LeverPages.CANDIDATES),
    WEBHOOKS("Webhooks", LeverPages.WEBHOOKS),
    APPS("Authorized Apps", LeverPages.APPS),
    NONE("", "");

    private final String title;
    private final String address;

    Section(String title, String address) {
      this.title = title;
      this.address = address;
    }
  }

  private static final List<Page.Link> NAVIGATION =
      List.of(link(Section.CANDIDATES), link(Section.WEBHOOKS), link(Section.APPS));

  private final LeverSession session;

  LeverFrame(LeverSession session) {
    this.session = session;
  }

  private static Page.Link link(Section section) {
    return new Page.Link(section.title, section.address);
  }

  /** Where Lever keeps its webhooks and apps. */
  static Page.Link settings() {
    return new Page.Link("Settings", LeverPages.SETTINGS);
  }

  /** A page, with the word of what was just done if the address carries one. */
  Page page(Request request, String title, Section section) {
    return Page.of(Brand.LEVER, title)
        .navigation(NAVIGATION, section.address)
        .person(
            Html.of(
                "{} · <a href=\"{}?next={}\">Log in as someone else</a>",
                session.of(request).html(),
                LeverPages.LOGIN,
                Parameters.encode(request.path())))
        .notice(Tone.GOOD, done(request));
  }

  private static Optional<Html> done(Request request) {
    return request.query().first("done").flatMap(Done::of).map(done -> Html.text(done.words()));
  }

  /** Pages for everybody. */
  Routes.Handler open(Routes.Handler handler) {
    return guarded(request -> true, "", handler);
  }

  /** Pages for who may "manage profiles and view associated postings". */
  Routes.Handler profiles(Routes.Handler handler) {
    return guarded(
        session::managesProfiles,
        "Interviewers can’t manage profiles. Log in as a team member.",
        handler);
  }

  /** Pages for who may "manage API credentials and manage integrations". */
  Routes.Handler integrations(Routes.Handler handler) {
    return guarded(
        session::isSuperAdmin,
        "Only a Super Admin can manage integrations. Log in as one.",
        handler);
  }

  private Routes.Handler guarded(
      Predicate<Request> allowed, String otherwise, Routes.Handler handler) {
    return request -> {
      try {
        if (!allowed.test(request)) {
          throw new Refusal(403, "Forbidden", otherwise);
        }
        return handler.answer(request);
      } catch (Refusal refusal) {
        return failed(request, refusal);
      }
    };
  }

  private Response failed(Request request, Refusal refusal) {
    String title =
        switch (refusal.status()) {
          case 403 -> "Not allowed";
          case 404 -> "Not found";
          default -> "This isn’t possible";
        };
    return page(request, title, Section.NONE)
        .body(
            Html.of("<p>{}</p>", refusal.message()),
            Parts.row(Parts.quiet(LeverPages.CANDIDATES, "Candidates")))
        .response(refusal.status());
  }

  /** Back to a page after a form did something. */
  static Response done(String address, Done done) {
    return Response.seeOther(address + (address.contains("?") ? "&" : "?") + "done=" + done.word());
  }
}
