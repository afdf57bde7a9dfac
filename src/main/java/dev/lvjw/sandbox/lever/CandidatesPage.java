package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;
import dev.lvjw.sandbox.page.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The list of candidates, a page at a time, searched by name and filtered by state. */
final class CandidatesPage {
  private static final int PER_PAGE = 25;
  private static final Map<String, String> STATES = states();

  private final LeverAccount account;
  private final Pipeline pipeline;
  private final LeverFrame frame;

  CandidatesPage(LeverAccount account, Pipeline pipeline, LeverFrame frame) {
    this.account = account;
    this.pipeline = pipeline;
    this.frame = frame;
  }

  void addTo(Routes routes) {
    routes.on("GET", LeverPages.CANDIDATES, frame.profiles(this::show));
  }

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("all", "All");
    states.put("active", "Active");
    states.put("hired", "Hired");
    states.put("archived", "Archived");
    return states;
  }

  /** What is looked for. */
  private record Search(String name, String state, int page) {
    static Search of(Parameters query) {
      String state = query.first("state").filter(STATES::containsKey).orElse("all");
      int page =
          query
              .first("page")
              .filter(number -> number.matches("[1-9][0-9]{0,5}"))
              .map(Integer::parseInt)
              .orElse(1);
      return new Search(query.first("q").orElse("").strip(), state, page);
    }

    String address(int other) {
      return LeverPages.CANDIDATES
          + "?q="
          + Parameters.encode(name)
          + "&state="
          + state
          + "&page="
          + other;
    }
  }

  /** One line of the list. */
  private record Line(String id, String name, String job, String stage, Html state) {}

  private record Found(List<Line> lines, int total) {}

  private Response show(Request request) {
    Search search = Search.of(request.query());
    Found found = find(search);
    Table table = Table.of("Candidates", "Name", "Job", "Stage", "State");
    for (Line line : found.lines()) {
      table.row(
          Html.of(
              "<a href=\"{}\">{}</a>", CandidatePage.address(line.id()), Html.foreign(line.name())),
          line.job().isEmpty() ? Html.text("–") : Html.foreign(line.job()),
          Html.foreign(line.stage()),
          line.state());
    }
    Typed typed = Typed.nothing().with("q", search.name()).with("state", search.state());
    return frame
        .page(request, "Candidates", LeverFrame.Section.CANDIDATES)
        .body(
            Html.of(
                "<div class=\"card inline\">{}</div>",
                Form.get("find", LeverPages.CANDIDATES, typed)
                    .input("search", "q", "Name", "", false)
                    .select("state", "State", true, STATES)
                    .plainButton("Search")
                    .link(Parts.action(NewCandidatePage.PATH, "New candidate"))
                    .html()),
            Html.of(
                "<section class=\"card\">{}{}</section>",
                table.html("No candidate is like that."),
                pager(search, found)))
        .response(200);
  }

  /** Looks at each opportunity, but makes lines of one page only. */
  private Found find(Search search) {
    String wanted = search.name().toLowerCase(Locale.ROOT);
    int from = (search.page() - 1) * PER_PAGE;
    List<Line> lines = new ArrayList<>();
    int total = 0;
    synchronized (account) {
      for (ObjectNode opportunity : account.opportunities.all()) {
        if (isWanted(opportunity, wanted, search.state())) {
          if (total >= from && total < from + PER_PAGE) {
            lines.add(line(opportunity));
          }
          total++;
        }
      }
    }
    return new Found(lines, total);
  }

  private boolean isWanted(ObjectNode opportunity, String name, String state) {
    boolean inState =
        switch (state) {
          case "active" -> !Pipeline.isArchived(opportunity);
          case "hired" -> account.isHired(opportunity);
          case "archived" -> Pipeline.isArchived(opportunity) && !account.isHired(opportunity);
          default -> true;
        };
    return inState
        && (name.isEmpty()
            || opportunity.path("name").asText("").toLowerCase(Locale.ROOT).contains(name));
  }

  private Line line(ObjectNode opportunity) {
    return new Line(
        opportunity.path("id").asText(),
        opportunity.path("name").asText(""),
        pipeline.job(opportunity).map(job -> job.path("text").asText("")).orElse(""),
        account.stageName(opportunity.path("stage").asText()),
        CandidatePage.badges(account, opportunity));
  }

  private static Html pager(Search search, Found found) {
    int pages = Math.max(1, (found.total() + PER_PAGE - 1) / PER_PAGE);
    if (found.total() == 0) {
      return Html.NOTHING;
    }
    Optional<Html> before =
        search.page() > 1
            ? Optional.of(
                Parts.quiet(search.address(Math.min(search.page() - 1, pages)), "Previous"))
            : Optional.empty();
    Optional<Html> after =
        search.page() < pages
            ? Optional.of(Parts.quiet(search.address(search.page() + 1), "Next"))
            : Optional.empty();
    return Html.of(
        "<nav class=\"row\" aria-label=\"Pages of the list\">{}<span>Page {} of {}, {} {}</span>{}</nav>",
        before.orElse(Html.NOTHING),
        search.page(),
        pages,
        found.total(),
        found.total() == 1 ? "candidate" : "candidates",
        after.orElse(Html.NOTHING));
  }
}
