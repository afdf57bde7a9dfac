package dev.lvjw.sandbox.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pieces that pages are made of, besides {@link Form} and {@link Table}. */
public final class Parts {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Parts() {}

  /** A framed part of the page under a heading of second level. */
  public static Html card(String heading, Html... content) {
    return Html.of("<section class=\"card\"><h2>{}</h2>\n{}</section>", heading, Html.all(content));
  }

  /** Two parts beside each other where there is room: first the wider one. */
  public static Html columns(Html main, Html side) {
    return Html.of("<div class=\"columns\"><div>{}</div><div>{}</div></div>", main, side);
  }

  /** A state in one or two words. */
  public static Html badge(Tone tone, String text) {
    return Html.of("<span class=\"badge {}\">{}</span>", tone.style(), text);
  }

  /** A line that says what was done or why not; what failed is read out at once. */
  static Html notice(Tone tone, Html text) {
    return Html.of(
        "<div class=\"notice {}\" role=\"{}\">{}</div>",
        tone.style(),
        tone == Tone.BAD ? "alert" : "status",
        text);
  }

  /** A link that looks like a button: it leads to a page and changes nothing. */
  public static Html action(String address, String text) {
    return Html.of("<a class=\"button\" href=\"{}\">{}</a>", address, text);
  }

  /** As {@link #action}, for what isn't the page's main way on. */
  public static Html quiet(String address, String text) {
    return Html.of("<a class=\"button plain\" href=\"{}\">{}</a>", address, text);
  }

  /** Buttons and forms of one button side by side. */
  public static Html row(Html... parts) {
    return Html.of("<div class=\"row\">{}</div>", Html.all(parts));
  }

  /**
   * The steps of a longer way.
   *
   * @param now the place of the one that is shown, from 0
   */
  public static Html steps(List<String> titles, int now) {
    List<Html> items = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      items.add(
          Html.of(
              i < now
                  ? "<li class=\"done\">{} {}</li>"
                  : i == now ? "<li aria-current=\"step\">{} {}</li>" : "<li>{} {}</li>",
              i + 1,
              titles.get(i)));
    }
    return Html.of("<ol class=\"steps\" aria-label=\"Steps\">\n{}\n</ol>", Html.all(items));
  }

  /** A small explanation. */
  public static Html hint(String text) {
    return Html.of("<p class=\"hint\">{}</p>", text);
  }

  /** Names with their values. */
  public static final class Facts {
    private final List<Html> lines = new ArrayList<>();

    /** One more fact. */
    public Facts add(String name, Html value) {
      lines.add(Html.of("<div><dt>{}</dt><dd>{}</dd></div>", name, value));
      return this;
    }

    /** A value that isn't ours; an empty one shows as a dash. */
    public Facts add(String name, String value) {
      return add(name, value.isEmpty() ? Html.text("–") : Html.foreign(value));
    }

    /** The list as it is now. */
    public Html html() {
      return Html.of("<dl>{}</dl>", Html.all(lines));
    }
  }

  /** An empty list of facts. */
  public static Facts facts() {
    return new Facts();
  }

  /** A moment, in UTC. */
  public static Html time(Instant at) {
    return Html.of("<time datetime=\"{}\">{}</time>", at, MOMENT.format(at));
  }

  /** A day. */
  public static Html day(LocalDate date) {
    return Html.of("<time datetime=\"{}\">{}</time>", date, DAY.format(date));
  }
}
