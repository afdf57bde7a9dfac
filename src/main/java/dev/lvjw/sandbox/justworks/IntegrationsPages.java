package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;
import dev.lvjw.sandbox.page.Tone;
import java.util.List;

/** Company &gt; Integrations &gt; Human Resources &gt; Lever: Setup, Get started, Finish setup. */
final class IntegrationsPages {
  static final String LEVER = JustworksFrame.INTEGRATIONS + "/lever";
  static final String SETUP = LEVER + "/setup";

  private static final Page.Link OVERVIEW =
      new Page.Link("Integrations", JustworksFrame.INTEGRATIONS);

  private final JustworksFrame frame;
  private final LeverIntegration lever;

  IntegrationsPages(JustworksFrame frame, LeverIntegration lever) {
    this.frame = frame;
    this.lever = lever;
  }

  /** The list of integrations. */
  Response overview(Request request) {
    boolean untouched = lever.status() == LeverIntegration.Status.NOT_SET_UP;
    return frame
        .page(request, "Integrations", JustworksFrame.INTEGRATIONS)
        .body(
            Parts.card(
                "Human Resources",
                Table.of("Human Resources", "Integration", "Status", "To do")
                    .row(
                        Html.of("<a href=\"{}\">Lever</a>", LEVER),
                        lever.status().badge(),
                        Parts.quiet(LEVER, untouched ? "Setup" : "Open"))
                    .html("")))
        .response(200);
  }

  /** The integration with Lever. */
  Response lever(Request request) {
    boolean connected = lever.status() == LeverIntegration.Status.CONNECTED;
    return frame
        .page(request, "Lever", JustworksFrame.INTEGRATIONS)
        .trail(OVERVIEW)
        .body(
            Parts.card(
                "Status",
                Html.of("<p>{}</p>", lever.status().badge()),
                Html.of(
                    "<p>When a candidate is marked Hired in Lever, everybody with Manage employees"
                        + " gets a mail, and the candidate’s information is at hand for the"
                        + " invitation.</p>"),
                Parts.row(
                    connected
                        ? Parts.quiet(SETUP, "See the steps")
                        : Parts.action(SETUP, "Get started"))),
            note())
        .response(200);
  }

  /** The three steps. */
  Response setup(Request request) {
    List<LeverIntegration.Step> steps = lever.steps();
    List<Html> lines = steps.stream().map(step -> line(steps.indexOf(step) + 1, step)).toList();
    boolean connected = lever.status() == LeverIntegration.Status.CONNECTED;
    return frame
        .page(request, "Set up Lever", JustworksFrame.INTEGRATIONS)
        .trail(OVERVIEW, new Page.Link("Lever", LEVER))
        .body(
            Parts.card(
                "Three steps",
                Html.of("<ol class=\"lines\">{}</ol>", Html.all(lines)),
                connected
                    ? Html.of("<p>{}</p>", lever.status().badge())
                    : Form.post(SETUP + "/finish").button("Finish setup").html()),
            note())
        .response(200);
  }

  Response finish(Request request) {
    lever.finish();
    return JustworksFrame.Done.CONNECTED.then(LEVER);
  }

  private static Html line(int number, LeverIntegration.Step step) {
    return Html.of(
        """
        <li><strong>{} {}</strong> {}
        {}
        <p class="hint">From the terminal: <code>{}</code></p></li>
        """,
        number,
        step.name(),
        step.done() ? Parts.badge(Tone.GOOD, "Done") : Parts.badge(Tone.WAITING, "To do"),
        step.done() ? Html.NOTHING : Html.of("<p>{}</p>", step.missing()),
        step.command());
  }

  private static Html note() {
    return Parts.card(
        "About this page",
        Parts.hint(
            "It imitates Justworks’ own Lever integration, which does these steps in the browser."
                + " Here lvjw does them from the terminal, and this page shows what the sandbox"
                + " sees of it in Lever. The switch and Verify Connection are clicked in Lever"
                + " either way."));
  }
}
