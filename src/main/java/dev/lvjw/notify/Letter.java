package dev.lvjw.notify;

import dev.lvjw.SafeText;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mail says, put down once and rendered twice, as text and as HTML, so that the two can't
 * differ. Values may come from anybody: characters that hide or reorder are shown as escapes, and
 * in HTML everything is escaped.
 */
final class Letter {
  /** Longer than any name; what is longer isn't one. */
  private static final int LONGEST_VALUE = 200;

  private static final String STYLE =
      """
      body{margin:0;padding:0;background:#f4f5f7;color:#1c2430;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
      .sheet{max-width:36em;margin:0 auto;padding:20px 16px}
      .card{background:#fff;border:1px solid #dce1e7;border-radius:10px;padding:8px 18px}
      h1{font-size:20px;line-height:1.3;margin:14px 0 10px}
      h2{font-size:16px;margin:18px 0 6px}
      p{margin:10px 0}
      table{border-collapse:collapse;margin:10px 0}
      th{text-align:left;font-weight:400;color:#566271;padding:3px 14px 3px 0;vertical-align:top;white-space:nowrap}
      td{padding:3px 0;vertical-align:top}
      ul{list-style:none;margin:0;padding:0}
      li{padding:8px 0;border-top:1px solid #e3e7ec}
      .quiet{color:#566271}
      a{color:#1d5fa8}
      code{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace;background:#eef0f3;color:#1c2430;border-radius:5px;padding:2px 6px}
      @media (prefers-color-scheme:dark){
      body{background:#14181d;color:#e6eaef}
      .card{background:#1d232a;border-color:#353d47}
      th,.quiet{color:#a3aeba}
      li{border-color:#353d47}
      a{color:#7db7f0}
      code{background:#2b333c;color:#e6eaef}
      }
      """;

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();

  /** A line about a hire in a list, with what to type. */
  record Item(String name, String detail, List<String> commands) {}

  /** What others wrote, as a mail shows it: on one line, and no longer than a name is. */
  static String foreign(String value) {
    String line = SafeText.escape(value.strip());
    return line.codePointCount(0, line.length()) <= LONGEST_VALUE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }

  /** The sentence that says it all; only the first part of a letter may be one. */
  Letter title(String sentence) {
    return paragraph("h1", sentence);
  }

  Letter heading(String words) {
    return paragraph("h2", words);
  }

  Letter sentence(String sentence) {
    return paragraph("p", sentence);
  }

  private Letter paragraph(String element, String words) {
    part(words);
    html.append("<%1$s>%2$s</%1$s>\n".formatted(element, escape(words)));
    return this;
  }

  /** Values by their names, in this order. */
  Letter facts(Map<String, String> facts) {
    part(columns(facts));
    return rows(facts, value -> "<bdi>" + escape(value) + "</bdi>");
  }

  /** Pages by their names. */
  Letter links(Map<String, URI> links) {
    Map<String, String> addresses = new LinkedHashMap<>();
    links.forEach((name, page) -> addresses.put(name, page.toASCIIString()));
    part(columns(addresses));
    return rows(addresses, page -> "<a href=\"%1$s\">%1$s</a>".formatted(escape(page)));
  }

  /** Commands by what they are for. */
  Letter commands(Map<String, String> commands) {
    part(columns(commands));
    return rows(commands, Letter::code);
  }

  private interface Cell {
    String of(String value);
  }

  private Letter rows(Map<String, String> rows, Cell cell) {
    html.append("<table role=\"presentation\">\n");
    rows.forEach(
        (name, value) ->
            html.append(
                "<tr><th>%s</th><td>%s</td></tr>\n".formatted(escape(name), cell.of(value))));
    html.append("</table>\n");
    return this;
  }

  Letter items(List<Item> items) {
    List<String> lines = new ArrayList<>();
    html.append("<ul>\n");
    for (Item item : items) {
      lines.add(item.name() + ", " + item.detail());
      item.commands().forEach(command -> lines.add("    " + command));
      html.append(
          "<li><bdi>%s</bdi><br><span class=\"quiet\">%s</span>%s</li>\n"
              .formatted(
                  escape(item.name()),
                  escape(item.detail()),
                  String.join("", item.commands().stream().map(c -> "<br>" + code(c)).toList())));
    }
    html.append("</ul>\n");
    part(String.join("\n", lines));
    return this;
  }

  private void part(String words) {
    text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
  }

  /** Names and values one below the other. */
  private static String columns(Map<String, String> rows) {
    int widest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    return String.join(
        "\n",
        rows.entrySet().stream()
            .map(
                row ->
                    (row.getKey() + ":" + " ".repeat(widest)).substring(0, widest + 2)
                        + row.getValue())
            .toList());
  }

  private static String code(String command) {
    return "<code>" + escape(command) + "</code>";
  }

  /** The mail with this letter in it. */
  Mail mail(String messageId, List<String> to, String subject) {
    String page =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style></head>
        <body><div class="sheet"><div class="card">
        %s</div></div></body></html>
        """
            .formatted(escape(subject), STYLE, html);
    return new Mail(messageId, to, subject, text.toString(), page);
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
