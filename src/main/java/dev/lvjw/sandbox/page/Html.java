package dev.lvjw.sandbox.page;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of markup that is safe to put into a page. Values get in through {@link #of} and {@link
 * #text} alone, and both escape them.
 *
 * @param markup well-formed, with every value in it escaped
 */
public record Html(String markup) {
  /** No markup at all. */
  public static final Html NOTHING = new Html("");

  private static final String HOLE = "{}";

  /**
   * Fills a template.
   *
   * @param template markup of ours with <code>{}</code> for each value, also within a quoted
   *     attribute
   * @param values {@code Html} goes in as it is, anything else as escaped text
   */
  public static Html of(String template, Object... values) {
    StringBuilder filled = new StringBuilder(template.length() + 64);
    int from = 0;
    for (Object value : values) {
      int hole = template.indexOf(HOLE, from);
      if (hole < 0) {
        throw new IllegalArgumentException("more values than holes in: " + template);
      }
      filled.append(template, from, hole);
      if (value instanceof Html html) {
        filled.append(html.markup);
      } else {
        escape(String.valueOf(value), filled);
      }
      from = hole + HOLE.length();
    }
    if (template.indexOf(HOLE, from) >= 0) {
      throw new IllegalArgumentException("more holes than values in: " + template);
    }
    return new Html(filled.append(template, from, template.length()).toString());
  }

  /** Plain text, escaped. */
  public static Html text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    escape(text, escaped);
    return new Html(escaped.toString());
  }

  /** Text that others wrote, kept apart so that its writing direction doesn't spill over. */
  public static Html foreign(String text) {
    return of("<bdi>{}</bdi>", text);
  }

  /** These one after the other. */
  public static Html all(Html... parts) {
    return all(java.util.List.of(parts));
  }

  /** These one after the other. */
  public static Html all(Collection<Html> parts) {
    return new Html(parts.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  /** The same, or nothing. */
  public Html onlyIf(boolean shown) {
    return shown ? this : NOTHING;
  }

  /**
   * Markup characters become entities. Control, bidi and zero-width characters become numeric
   * references, so that a page's source is also safe in a terminal; those that HTML can't refer to
   * (NUL and U+0080 to U+009F) become U+FFFD.
   */
  private static void escape(String text, StringBuilder into) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> into.append("&amp;");
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '"' -> into.append("&quot;");
                case '\'' -> into.append("&#39;");
                case '\n', '\t' -> into.appendCodePoint(c);
                default -> plain(c, into);
              }
            });
  }

  private static void plain(int c, StringBuilder into) {
    if (c == 0 || c >= 0x7f && c < 0xa0 || c >= 0xd800 && c < 0xe000) {
      into.append('\ufffd');
    } else if (c < 0x20 || Character.getType(c) == Character.FORMAT) {
      into.append("&#x").append(Integer.toHexString(c)).append(';');
    } else {
      into.appendCodePoint(c);
    }
  }
}
