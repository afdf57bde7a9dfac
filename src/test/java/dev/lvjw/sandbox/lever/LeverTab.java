package dev.lvjw.sandbox.lever;

import dev.lvjw.sandbox.PageAudit;
import dev.lvjw.sandbox.TestVisitor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser's tab on Lever's pages: fields are filled in by their labels, buttons pressed by their
 * texts, cookies kept. Each page that comes into it is audited.
 */
final class LeverTab {
  private final TestVisitor visitor;
  private final String origin;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> typed = new LinkedHashMap<>();
  private String address = "";
  private TestVisitor.Answer page;
  private int redirects;

  LeverTab(TestVisitor visitor) {
    this.visitor = visitor;
    this.origin = visitor.sandbox.leverPages().toString();
  }

  /** Opens a path, or an address of this origin. */
  LeverTab open(String where) {
    redirects = 0;
    return show(send("GET", resolve(where), ""), resolve(where));
  }

  LeverTab reload() {
    return open(address);
  }

  /** What stands under this label from now on; for a select the text of one of its options. */
  LeverTab fill(String label, String value) {
    typed.put(label, value);
    return this;
  }

  /** Presses the button in its form, and goes where that leads on this origin. */
  LeverTab press(String button) {
    return press(button, 0);
  }

  /**
   * @param which of several such buttons, from 0
   */
  LeverTab press(String button, int which) {
    List<String> forms =
        Pattern.compile("(?s)<form .*?</form>")
            .matcher(page.body())
            .results()
            .map(MatchResult::group)
            .filter(form -> form.contains(">" + escape(button) + "</button>"))
            .toList();
    if (forms.size() <= which) {
      throw new AssertionError("no button " + button + " on " + text());
    }
    String form = forms.get(which);
    List<String> fields = fields(form);
    Matcher named =
        Pattern.compile(
                "<button[^>]* name=\"([^\"]*)\" value=\"([^\"]*)\"[^>]*>"
                    + Pattern.quote(escape(button))
                    + "</button>")
            .matcher(form);
    if (named.find()) {
      fields.add(field(named.group(1), named.group(2)));
    }
    if (!typed.isEmpty()) {
      throw new AssertionError("no such fields: " + typed.keySet());
    }
    String action = attribute(form, "action").orElseThrow();
    String encoded = String.join("&", fields);
    redirects = 0;
    return attribute(form, "method").orElseThrow().equals("get")
        ? open(action + "?" + encoded)
        : show(send("POST", resolve(action), encoded), resolve(action));
  }

  private List<String> fields(String form) {
    List<String> fields = new ArrayList<>();
    Matcher control =
        Pattern.compile("(?s)<input ([^>]*)>|<select ([^>]*)>(.*?)</select>").matcher(form);
    while (control.find()) {
      boolean select = control.group(2) != null;
      String attributes = select ? control.group(2) : control.group(1);
      String name = attribute(attributes, "name").orElseThrow();
      Optional<String> given = typedFor(form, attributes);
      if (select) {
        fields.add(
            field(
                name,
                given
                    .map(text -> option(control.group(3), text))
                    .orElseGet(() -> chosen(control.group(3)))));
      } else if (attributes.contains("type=\"checkbox\"")) {
        if (given.map("on"::equals).orElse(attributes.contains(" checked"))) {
          fields.add(field(name, "on"));
        }
      } else {
        fields.add(
            given
                .map(text -> encode(unescape(name)) + "=" + encode(text))
                .orElseGet(() -> field(name, attribute(attributes, "value").orElse(""))));
      }
    }
    return fields;
  }

  private Optional<String> typedFor(String form, String attributes) {
    return attribute(attributes, "id")
        .flatMap(
            id -> {
              Matcher label =
                  Pattern.compile("<label for=\"" + Pattern.quote(id) + "\">([^<]*)").matcher(form);
              return label.find()
                  ? Optional.ofNullable(typed.remove(unescape(label.group(1)).strip()))
                  : Optional.empty();
            });
  }

  private static String option(String options, String text) {
    Matcher option =
        Pattern.compile("<option value=\"([^\"]*)\"[^>]*>" + Pattern.quote(escape(text)) + "<")
            .matcher(options);
    if (!option.find()) {
      throw new AssertionError("no option " + text + " in " + options);
    }
    return option.group(1);
  }

  private static String chosen(String options) {
    Matcher selected = Pattern.compile("<option value=\"([^\"]*)\" selected>").matcher(options);
    Matcher first = Pattern.compile("<option value=\"([^\"]*)\"").matcher(options);
    return selected.find() ? selected.group(1) : first.find() ? first.group(1) : "";
  }

  private LeverTab show(TestVisitor.Answer answer, String from) {
    answer.raw().headers().allValues("Set-Cookie").stream()
        .map(line -> line.split(";", 2)[0].split("=", 2))
        .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
    Optional<String> next = answer.raw().headers().firstValue("Location");
    address = from;
    page = answer;
    if (next.isPresent() && resolve(next.get()).startsWith(origin)) {
      redirects++;
      String to = resolve(next.get());
      return show(send("GET", to, ""), to);
    }
    if (next.isEmpty()) {
      PageAudit.check(answer);
    }
    return this;
  }

  private TestVisitor.Answer send(String method, String url, String body) {
    List<String> headers = new ArrayList<>();
    if (method.equals("POST")) {
      headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    }
    if (!cookies.isEmpty()) {
      headers.add("Cookie");
      headers.add(
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return visitor.send(method, url.replaceAll("#.*", ""), body, headers.toArray(String[]::new));
  }

  private String resolve(String where) {
    return URI.create(origin + "/").resolve(where).toString();
  }

  /** The last answer: a page, or the redirect that leads elsewhere. */
  TestVisitor.Answer answer() {
    return page;
  }

  int status() {
    return page.status();
  }

  /** The path of the page that is shown, without its query. */
  String path() {
    return URI.create(address).getPath();
  }

  /** Whether the last form was answered by a redirect. */
  boolean wasRedirected() {
    return redirects > 0;
  }

  String html() {
    return page.body();
  }

  /** What a person reads, blanks collapsed. */
  String text() {
    return unescape(
            page.body()
                .replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("</?(bdi|strong|a|time|code|span)( [^>]*)?>", "")
                .replaceAll("<[^>]+>", "\n"))
        .replaceAll("[ \\n]*\\n[ \\n]*", "\n");
  }

  boolean hasButton(String text) {
    return page.body().contains(">" + escape(text) + "</button>");
  }

  /** The message at a field. */
  Optional<String> fault(String label) {
    Matcher message =
        Pattern.compile(
                "(?s)<div class=\"field wrong\"><label for=\"([^\"]*)\">"
                    + Pattern.quote(escape(label))
                    + "(?:(?!</div>).)*<p class=\"fault\" id=\"\\1-fault\">([^<]*)</p></div>")
            .matcher(page.body());
    return message.find() ? Optional.of(unescape(message.group(2))) : Optional.empty();
  }

  private static String field(String name, String value) {
    return encode(unescape(name)) + "=" + encode(unescape(value));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Optional<String> attribute(String markup, String name) {
    Matcher matcher = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(markup);
    return matcher.find() ? Optional.of(unescape(matcher.group(1))) : Optional.empty();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;");
  }

  private static String unescape(String html) {
    String plain =
        Pattern.compile("&#x([0-9a-f]+);")
            .matcher(html)
            .replaceAll(
                one ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(one.group(1), 16))));
    return plain
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
