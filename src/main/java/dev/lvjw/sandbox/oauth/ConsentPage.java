package dev.lvjw.sandbox.oauth;

import dev.lvjw.sandbox.http.Parameters;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.page.Brand;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.world.Hashes;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The authorize endpoint of either product: one page to look at, one form to decide with. A request
 * that doesn't match the registered app is told so on the page and never sent anywhere.
 */
public final class ConsentPage {
  /**
   * How a product words and checks it.
   *
   * @param person who is logged in where a request comes from
   * @param login the page on which somebody else can log in, where there is one; it is told in
   *     {@code next} where to go on
   * @param path of the page; the form goes to {@code path + "/decision"}
   * @param audience what the {@code audience} parameter must equal, where the product has one
   */
  public record Manner(
      Brand brand,
      String account,
      Function<Request, LoggedIn> person,
      Optional<String> login,
      String path,
      String accept,
      String deny,
      Optional<String> audience) {}

  /** Told of each consent. */
  public interface Witness {
    void accepted(LoggedIn person, Set<String> scopes);
  }

  /** What was asked for and awaits a decision. */
  private record Asked(
      String redirectUri,
      String state,
      Set<String> scopes,
      Optional<String> challenge,
      Instant until) {}

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Manner manner;
  private final OAuthApp app;
  private final Grants grants;
  private final SandboxTime time;
  private final Ids ids;
  private final Witness witness;
  private final Map<String, Asked> waiting = new HashMap<>();

  /**
   * @param witness told of each consent
   */
  public ConsentPage(
      Manner manner, OAuthApp app, Grants grants, SandboxTime time, Ids ids, Witness witness) {
    this.witness = witness;
    this.manner = manner;
    this.app = app;
    this.grants = grants;
    this.time = time;
    this.ids = ids;
  }

  /** Adds the page and where its form goes. */
  public void addTo(Routes routes) {
    routes.on("GET", manner.path(), this::show);
    routes.on("POST", manner.path() + "/decision", this::decide);
  }

  private Response show(Request request) {
    Parameters query = request.query();
    List<String> faults = faults(query);
    if (!faults.isEmpty()) {
      return mismatch(faults);
    }
    Asked asked =
        new Asked(
            app.redirectUri(),
            query.first("state").orElse(""),
            new LinkedHashSet<>(OAuthApp.split(query.first("scope").orElse(""))),
            query.first("code_challenge"),
            time.now().plus(PATIENCE));
    return page(remember(asked), asked, request);
  }

  /**
   * A window that reads "undefined" is all that Lever shows (third-party descriptions); ours says
   * why.
   */
  private Response mismatch(List<String> faults) {
    return Page.of(manner.brand(), "undefined")
        .body(
            Parts.card(
                "This request can’t be authorised",
                Html.of("<p>It doesn’t match the registered app:</p>"),
                Html.of(
                    "<ul>{}</ul>",
                    Html.all(faults.stream().map(fault -> Html.of("<li>{}</li>", fault)).toList())),
                Parts.hint(
                    "Nobody was sent back to the app, since its address may be a stranger’s.")))
        .response(400);
  }

  private List<String> faults(Parameters query) {
    List<String> faults = new ArrayList<>();
    expect(faults, query, "client_id", app.clientId());
    expect(faults, query, "redirect_uri", app.redirectUri());
    expect(faults, query, "response_type", "code");
    manner.audience().ifPresent(audience -> expect(faults, query, "audience", audience));
    if (query.first("state").isEmpty()) {
      faults.add("state is missing");
    }
    query
        .first("scope")
        .ifPresentOrElse(
            scope ->
                app.unregistered(OAuthApp.split(scope))
                    .ifPresent(one -> faults.add("scope " + one + " is not registered")),
            () -> faults.add("scope is missing"));
    if (query.has("code_challenge")
        && !query.first("code_challenge_method").equals(Optional.of("S256"))) {
      faults.add("code_challenge_method must be S256");
    }
    query
        .values()
        .forEach(
            (name, values) -> {
              if (values.size() > 1) {
                faults.add(name + " is given more than once");
              }
            });
    return faults;
  }

  private static void expect(
      List<String> faults, Parameters query, String name, String registered) {
    Optional<String> given = query.first(name);
    if (given.isEmpty()) {
      faults.add(name + " is missing");
    } else if (!given.get().equals(registered)) {
      faults.add(name + " is not the registered one");
    }
  }

  private synchronized String remember(Asked asked) {
    waiting.values().removeIf(one -> one.until().isBefore(time.now()));
    String consent = ids.word(32);
    waiting.put(consent, asked);
    return consent;
  }

  private Response page(String consent, Asked asked, Request request) {
    List<Html> permissions =
        asked.scopes().stream()
            .map(
                scope ->
                    Html.of(
                        "<li>{} <code>{}</code></li>", app.scopes().getOrDefault(scope, ""), scope))
            .toList();
    String product = manner.brand().product();
    return Page.of(manner.brand(), "Connect to " + product)
        .body(
            Html.of(
                """
                <div class="card narrow">
                <p><strong>{}</strong> asks for access to the {} account <strong>{}</strong>.</p>
                <p>You are logged in as {}. {}</p>
                <h2>Permissions</h2>
                <ul class="lines">
                {}
                </ul>
                {}
                </div>
                """,
                Html.foreign(app.name()),
                product,
                Html.foreign(manner.account()),
                manner.person().apply(request).html(),
                login(request),
                Html.all(permissions),
                Form.post(manner.path() + "/decision")
                    .hidden("consent", consent)
                    .button("decision", "accept", manner.accept(), false)
                    .button("decision", "deny", manner.deny(), true)
                    .html()))
        .response(200);
  }

  private Html login(Request request) {
    return manner
        .login()
        .map(
            page ->
                Html.of(
                    "<a href=\"{}?next={}\">Not you? Log in as someone else</a>",
                    page,
                    Parameters.encode(
                        manner.path() + "?" + request.query().encoded((name, value) -> value))))
        .orElse(Html.NOTHING);
  }

  private Response decide(Request request) {
    Parameters form = request.form();
    String decision = form.first("decision").orElse("");
    if (!decision.equals("accept") && !decision.equals("deny")) {
      return refusedPage("Press one of the page’s two buttons.");
    }
    Optional<Asked> asked = take(form.first("consent").orElse(""));
    if (asked.isEmpty()) {
      return refusedPage("This page was used already or waited too long. Begin again.");
    }
    if (decision.equals("deny")) {
      return Response.found(refused(asked.get(), "The user denied the request."));
    }
    LoggedIn person = manner.person().apply(request);
    if (person.unfit().isPresent()) {
      return Response.found(refused(asked.get(), person.unfit().get()));
    }
    witness.accepted(person, asked.get().scopes());
    return Response.found(granted(asked.get()));
  }

  private Response refusedPage(String why) {
    return Page.of(manner.brand(), "Not decided").body(Html.of("<p>{}</p>", why)).response(400);
  }

  private synchronized Optional<Asked> take(String consent) {
    return Optional.ofNullable(waiting.remove(consent))
        .filter(asked -> asked.until().isAfter(time.now()));
  }

  private String granted(Asked asked) {
    String code = grants.code(asked.redirectUri(), asked.scopes(), asked.challenge());
    return back(asked, "code=" + Parameters.encode(code));
  }

  private static String refused(Asked asked, String why) {
    return back(asked, "error=access_denied&error_description=" + Parameters.encode(why));
  }

  private static String back(Asked asked, String answer) {
    String separator = URI.create(asked.redirectUri()).getRawQuery() == null ? "?" : "&";
    return asked.redirectUri() + separator + answer + "&state=" + Parameters.encode(asked.state());
  }

  /** The S256 challenge that belongs to a verifier (RFC 7636 §4.2). */
  static String challenge(String verifier) {
    return Hashes.base64Url(Hashes.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
  }
}
