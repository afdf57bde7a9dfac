package dev.lvjw.sandbox;

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
import java.util.stream.Collectors;

/**
 * The authorize endpoint of either product: one page to look at, one form to decide with. A request
 * that doesn't match the registered app is told so on the page and never sent anywhere.
 */
final class ConsentPage {
  /**
   * How a product words and checks it.
   *
   * @param path of the page; the form goes to {@code path + "/decision"}
   * @param audience what the {@code audience} parameter must equal, where the product has one
   */
  record Manner(
      String product,
      String account,
      String person,
      String path,
      String accept,
      String deny,
      Optional<String> audience) {}

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
  private final Map<String, Asked> waiting = new HashMap<>();

  ConsentPage(Manner manner, OAuthApp app, Grants grants, SandboxTime time, Ids ids) {
    this.manner = manner;
    this.app = app;
    this.grants = grants;
    this.time = time;
    this.ids = ids;
  }

  void addTo(Routes routes) {
    routes.on("GET", manner.path(), this::show);
    routes.on("POST", manner.path() + "/decision", this::decide);
  }

  private Response show(Request request) {
    Parameters query = request.query();
    List<String> faults = faults(query);
    if (!faults.isEmpty()) {
      return Response.html(
          400,
          Html.page(
              manner.product() + ": this request can't be authorised",
              "<p>It doesn't match the registered app:</p><ul>"
                  + faults.stream()
                      .map(fault -> "<li>" + Html.escape(fault) + "</li>")
                      .collect(Collectors.joining())
                  + "</ul>"));
    }
    Asked asked =
        new Asked(
            app.redirectUri(),
            query.first("state").orElse(""),
            new LinkedHashSet<>(OAuthApp.split(query.first("scope").orElse(""))),
            query.first("code_challenge"),
            time.now().plus(PATIENCE));
    return Response.html(200, page(remember(asked), asked));
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

  private String page(String consent, Asked asked) {
    String permissions =
        asked.scopes().stream()
            .map(
                scope ->
                    "<li><code>"
                        + Html.escape(scope)
                        + "</code> "
                        + Html.escape(app.scopes().getOrDefault(scope, ""))
                        + "</li>\n")
            .collect(Collectors.joining());
    String body =
        """
        <p><strong>%s</strong> asks for access to the %s account <strong>%s</strong>.</p>
        <p>You are logged in as %s.</p>
        <h2>Permissions</h2>
        <ul>
        %s</ul>
        <form method="post" action="%s/decision">
        <input type="hidden" name="consent" value="%s">
        <button type="submit" name="decision" value="accept">%s</button>
        <button type="submit" name="decision" value="deny" class="plain">%s</button>
        </form>
        """
            .formatted(
                Html.escape(app.name()),
                Html.escape(manner.product()),
                Html.escape(manner.account()),
                Html.escape(manner.person()),
                permissions,
                manner.path(),
                consent,
                Html.escape(manner.accept()),
                Html.escape(manner.deny()));
    return Html.page("Connect to " + manner.product(), body);
  }

  private Response decide(Request request) {
    Parameters form = request.form();
    String decision = form.first("decision").orElse("");
    if (!decision.equals("accept") && !decision.equals("deny")) {
      return refusedPage("Press one of the page's two buttons.");
    }
    Optional<Asked> asked = take(form.first("consent").orElse(""));
    if (asked.isEmpty()) {
      return refusedPage("This page was used already or waited too long. Begin again.");
    }
    return Response.found(decision.equals("accept") ? granted(asked.get()) : denied(asked.get()));
  }

  private Response refusedPage(String why) {
    return Response.html(
        400, Html.page(manner.product() + ": not decided", "<p>" + Html.escape(why) + "</p>"));
  }

  private synchronized Optional<Asked> take(String consent) {
    return Optional.ofNullable(waiting.remove(consent))
        .filter(asked -> asked.until().isAfter(time.now()));
  }

  private String granted(Asked asked) {
    String code = grants.code(asked.redirectUri(), asked.scopes(), asked.challenge());
    return back(asked, "code=" + Parameters.encode(code));
  }

  private String denied(Asked asked) {
    return back(
        asked,
        "error=access_denied&error_description="
            + Parameters.encode("The user denied the request."));
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
