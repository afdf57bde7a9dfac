package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Typed;
import java.util.Arrays;
import java.util.List;

/** The form for a candidate who isn't in Lever yet. */
final class NewCandidatePage {
  static final String PATH = LeverPages.CANDIDATES + "/new";
  private static final int LONGEST_NAME = 5_000;

  private final LeverAccount account;
  private final LeverFrame frame;

  NewCandidatePage(LeverAccount account, LeverFrame frame) {
    this.account = account;
    this.frame = frame;
  }

  void addTo(Routes routes) {
    routes.on("GET", PATH, frame.profiles(request -> form(request, Typed.nothing(), 200)));
    routes.on("POST", PATH, frame.profiles(this::add));
  }

  private Response form(Request request, Typed typed, int status) {
    return frame
        .page(request, "New candidate", LeverFrame.Section.CANDIDATES)
        .trail(new Page.Link("Candidates", LeverPages.CANDIDATES))
        .body(
            Html.of(
                "<div class=\"card narrow\">{}</div>",
                Form.post("new", PATH, typed)
                    .text("name", "Name")
                    .input("text", "emails", "E-mails", "Several are separated by commas.", false)
                    .tick("confidential", "Confidential")
                    .button("Add candidate")
                    .link(Parts.quiet(LeverPages.CANDIDATES, "Cancel"))
                    .html()))
        .response(status);
  }

  private Response add(Request request) {
    Typed typed = Typed.sent(request.form());
    String name = typed.needed("name", "Enter a name.");
    if (name.length() > LONGEST_NAME) {
      typed.fault("name", "Enter a name of at most " + LONGEST_NAME + " characters.");
    }
    List<String> emails =
        Arrays.stream(typed.value("emails").split("[,;]", -1))
            .map(String::strip)
            .filter(email -> !email.isEmpty())
            .toList();
    if (!emails.stream().allMatch(email -> email.matches("[^\\s@]+@[^\\s@]+"))) {
      typed.fault("emails", "Enter addresses such as nora@example.test.");
    }
    if (!typed.isSound()) {
      return form(request, typed, 400);
    }
    ObjectNode candidate = Json.object();
    candidate.put("name", name);
    candidate.set("emails", Json.strings(emails));
    candidate.put("stage", "lead-new");
    candidate.put("origin", "sourced");
    candidate.putNull("posting");
    if (typed.ticked("confidential")) {
      candidate.put("confidentiality", "confidential");
    }
    return LeverFrame.done(CandidatePage.address(account.add(candidate)), Done.CANDIDATE_ADDED);
  }
}
