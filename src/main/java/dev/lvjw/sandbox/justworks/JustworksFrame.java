package dev.lvjw.sandbox.justworks;

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

/** What Justworks' pages have in common: the way around, who is logged in, and how a "no" looks. */
final class JustworksFrame {
  static final String EMPLOYEES = "/employees";
  static final String INTEGRATIONS = "/company/integrations";
  static final String PERMISSIONS = "/company/permissions";
  static final String INBOX = "/inbox";

  private static final List<Page.Link> NAVIGATION =
      List.of(
          new Page.Link("Employees", EMPLOYEES),
          new Page.Link("Integrations", INTEGRATIONS),
          new Page.Link("Permissions", PERMISSIONS),
          new Page.Link("Inbox", INBOX));

  /** What was done by the form before; travels as a word in the address, never as a text. */
  enum Done {
    ADDED("The person was added. No invitation was sent yet."),
    INVITED("The invitation was sent."),
    ENROLLED("The invitation was accepted: this person is a member now."),
    TERMINATED("The member was terminated."),
    CONNECTED("The set-up is finished."),
    CHANGED("The permissions were changed.");

    private final String words;

    Done(String words) {
      this.words = words;
    }

    /** The page to show next, with what was done. */
    Response then(String path) {
      return Response.seeOther(
          path
              + (path.contains("?") ? "&" : "?")
              + "done="
              + name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Optional<Html> of(Request request) {
      String word = request.query().first("done").orElse("");
      for (Done one : values()) {
        if (one.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
          return Optional.of(Html.text(one.words));
        }
      }
      return Optional.empty();
    }
  }

  private final JustworksCompany company;

  JustworksFrame(JustworksCompany company) {
    this.company = company;
  }

  /** A page below one of the main places. */
  Page page(Request request, String title, String place) {
    return Page.of(Brand.JUSTWORKS, title)
        .navigation(NAVIGATION, place)
        .person(Html.of("{} · {}", Html.foreign(company.name()), Html.foreign(company.adminName())))
        .notice(Tone.GOOD, Done.of(request));
  }

  /** The same route, on which a refusal becomes a page that says why. */
  Routes.Handler saying(String place, Routes.Handler handler) {
    return request -> {
      try {
        return handler.answer(request);
      } catch (Refusal refusal) {
        return page(request, "That can’t be done", place)
            .notice(Tone.BAD, Html.text(refusal.message()))
            .body(Parts.row(Parts.quiet(place, "Back")))
            .response(refusal.status());
      }
    };
  }

  /** A value of a query, escaped. */
  static String query(String path, String name, String value) {
    return path + "?" + name + "=" + Parameters.encode(value);
  }
}
