package dev.lvjw.sandbox.page;

import dev.lvjw.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of either product: its frame around a body. Everything in it is served by this one
 * answer; nothing is loaded from anywhere, and there is no script.
 */
public final class Page {
  /** A place to go to, in the navigation or on the way to the page. */
  public record Link(String text, String address) {}

  private final Brand brand;
  private final String title;
  private List<Link> navigation = List.of();
  private List<Link> trail = List.of();
  private String here = "";
  private Html person = Html.NOTHING;
  private final List<Html> notices = new ArrayList<>();
  private Html body = Html.NOTHING;
  private boolean foreignTitle;

  private Page(Brand brand, String title) {
    this.brand = brand;
    this.title = title;
  }

  /**
   * @param title the page's one h1 and, with the product's name, its title
   */
  public static Page of(Brand brand, String title) {
    return new Page(brand, title);
  }

  /** Says that the title is a name or another text that isn't ours. */
  public Page foreign() {
    foreignTitle = true;
    return this;
  }

  /**
   * @param links the product's main places
   * @param current the address of the one that this page belongs to
   */
  public Page navigation(List<Link> links, String current) {
    navigation = links;
    here = current;
    return this;
  }

  /** The pages above this one, outermost first. */
  public Page trail(Link... above) {
    trail = List.of(above);
    return this;
  }

  /** What the top of the page says about who is logged in. */
  public Page person(Html who) {
    person = who;
    return this;
  }

  /** A line above everything else: what was just done, or why not. */
  public Page notice(Tone tone, Html text) {
    notices.add(Parts.notice(tone, text));
    return this;
  }

  /** As {@link #notice(Tone, Html)}, if there is something to say. */
  public Page notice(Tone tone, Optional<Html> text) {
    text.ifPresent(some -> notice(tone, some));
    return this;
  }

  /** Adds parts to the body. */
  public Page body(Html... parts) {
    body = Html.all(parts);
    return this;
  }

  /** The page as an answer of this status. */
  public Response response(int status) {
    return Response.html(status, html());
  }

  private String html() {
    return Html.of(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{} · {}</title>
            <link rel="icon" href="{}">
            <style>{}</style></head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="bar"><div class="wide">
            <a class="brand" href="/"><span class="tile" aria-hidden="true">{}</span>{}</a>
            {}
            <div class="person">{}</div>
            </div></header>
            <main id="content" class="wide">
            {}
            <h1>{}</h1>
            {}
            {}
            </main>
            <footer class="wide">lvjw’s sandbox: an imitation of {} with invented people, on this machine only.</footer>
            </body></html>
            """,
            title,
            brand.product(),
            brand.icon(),
            new Html(brand.colours() + Stylesheet.CSS),
            brand.product().substring(0, 1),
            brand.product(),
            navigation(),
            person,
            trail(),
            foreignTitle ? Html.foreign(title) : Html.text(title),
            Html.all(notices),
            body,
            brand.product())
        .markup();
  }

  private Html navigation() {
    if (navigation.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> links =
        navigation.stream()
            .map(
                link ->
                    Html.of(
                        "<a href=\"{}\"{}>{}</a>",
                        link.address(),
                        new Html(link.address().equals(here) ? " aria-current=\"page\"" : ""),
                        link.text()))
            .toList();
    return Html.of("<nav aria-label=\"{}\">{}</nav>", brand.product(), Html.all(links));
  }

  private Html trail() {
    if (trail.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> links =
        trail.stream()
            .map(
                link -> Html.of("<a href=\"{}\">{}</a>", link.address(), Html.foreign(link.text())))
            .toList();
    return Html.of("<nav class=\"trail\" aria-label=\"Breadcrumb\">{}</nav>", Html.all(links));
  }
}
