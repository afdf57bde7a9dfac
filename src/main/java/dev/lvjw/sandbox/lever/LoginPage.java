package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.oauth.LoggedIn;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;

/** Lever's login, without passwords: the account's users, each with a button to be that person. */
final class LoginPage {
  private final LeverSession session;
  private final LeverFrame frame;

  LoginPage(LeverSession session, LeverFrame frame) {
    this.session = session;
    this.frame = frame;
  }

  void addTo(Routes routes) {
    routes.on("GET", LeverPages.LOGIN, frame.open(this::show));
    routes.on("POST", LeverPages.LOGIN, frame.open(this::logIn));
  }

  private Response show(Request request) {
    String next = next(request.query());
    Table people = Table.of("People of this account", "Person", "Access role", "Log in");
    for (LoggedIn person : session.people()) {
      people.row(
          Html.foreign(person.name()),
          Html.text(person.role()),
          Form.post(LeverPages.LOGIN)
              .hidden("next", next)
              .hidden("person", person.id())
              .plainButton("Log in as " + person.name())
              .html());
    }
    return frame
        .page(request, "Log in to Lever", LeverFrame.Section.NONE)
        .body(
            Parts.card(
                "People of this account",
                people.html("Nobody can log in."),
                Parts.hint("There are no passwords: everybody here is invented.")))
        .response(200);
  }

  private Response logIn(Request request) {
    Parameters form = request.form();
    LoggedIn person =
        form.first("person")
            .flatMap(session::person)
            .orElseThrow(() -> new Refusal(400, "BadRequest", "Choose one of the people."));
    String next = next(form);
    if (!next.startsWith(LeverAuth.AUTHORIZE)) {
      session.loggedInDirectly(person.id());
    }
    return Response.seeOther(next)
        .with("Set-Cookie", LoggedIn.setCookie(LeverSession.COOKIE, person.id()));
  }

  /** Where to go on: a path of this site, or its start. */
  private static String next(Parameters given) {
    return given
        .first("next")
        .filter(next -> next.matches("/(?![/\\\\])[\\x21-\\x7e]*"))
        .orElse("/");
  }
}
