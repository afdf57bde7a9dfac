package dev.lvjw.sandbox;

/** Plain pages: one inline stylesheet, no script, every value escaped. */
final class Html {
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#f5f6f8;margin:0}
      main{max-width:44rem;margin:2.5rem auto;padding:1.5rem 2rem;background:#fff;border:1px solid #dfe3e8;border-radius:8px}
      h1{font-size:1.4rem;margin-top:0}h2{font-size:1.1rem}
      button{font:inherit;padding:.5rem 1.2rem;margin-right:.6rem;border-radius:6px;border:1px solid #2457c5;background:#2457c5;color:#fff;cursor:pointer}
      button.plain{background:#fff;color:#2457c5}
      table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #dfe3e8}
      code{background:#eef0f3;padding:0 .25rem;overflow-wrap:anywhere}.note{color:#5b6673;font-size:.9rem}
      """;

  private Html() {}

  /**
   * @param title plain text
   * @param body markup whose values are escaped already
   */
  static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title><style>%s</style></head>
        <body><main><h1>%s</h1>
        %s
        <p class="note">This is lvjw's sandbox: an imitation with invented people, on this machine only.</p>
        </main></body></html>
        """
        .formatted(escape(title), STYLE, escape(title), body);
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
