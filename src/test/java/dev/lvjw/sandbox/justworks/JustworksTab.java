package dev.lvjw.sandbox.justworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.sandbox.TestVisitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A browser's tab on Justworks' pages. It submits forms as served, with what a person changed, goes
 * where it is sent, and looks at each page: one heading, a language, labelled fields, nothing
 * loaded from elsewhere.
 */
final class JustworksTab {
  private static final Pattern FORM = Pattern.compile("(?s)<form ([^>]*)>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
  private static final Pattern SELECT = Pattern.compile("(?s)<select ([^>]*)>(.*?)</select>");
  private static final Pattern OPTION = Pattern.compile("<option ([^>]*)>([^<]*)</option>");

  private final TestVisitor visitor;
  private final String origin;
  private String address = "/";
  private int status;
  private String html = "";

  JustworksTab(TestVisitor visitor) {
    this.visitor = visitor;
    origin = visitor.env("JUSTWORKS_APP_URL");
  }

  JustworksTab open(String path) {
    return show(path, visitor.get(origin + path));
  }

  /** Follows the first link that reads so. */
  JustworksTab follow(String link) {
    String path =
        Pattern.compile("<a [^>]*href=\"([^\"]*)\"[^>]*>(?:<bdi>)?" + Pattern.quote(link) + "<")
            .matcher(html)
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError("no link " + link + " in " + html))
            .group(1);
    return open(unescape(path));
  }

  /** Presses the first button that reads so and shows where that leads. */
  JustworksTab press(String button, String... namesAndValues) {
    TestVisitor.Answer answer = send(button, namesAndValues);
    if (answer.status() != 303) {
      return show(address, answer);
    }
    return open(answer.location());
  }

  /** Presses the button that a person would double-click: sends its form without following. */
  TestVisitor.Answer send(String button, String... namesAndValues) {
    MatchResult form =
        FORM.matcher(html)
            .results()
            .filter(one -> one.group(2).contains(">" + unpretty(button) + "</button>"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + button + " in " + html));
    assertThat(attribute(form.group(1), "method")).isEqualTo("post");
    Map<String, String> fields = fields(form.group(2));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      assertThat(fields).as("a field of the form").containsKey(namesAndValues[i]);
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return visitor.form(origin + unescape(attribute(form.group(1), "action")), fields);
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    INPUT
        .matcher(form)
        .results()
        .forEach(
            input ->
                fields.put(
                    attribute(input.group(1), "name"),
                    unescape(attribute(input.group(1), "value"))));
    SELECT
        .matcher(form)
        .results()
        .forEach(
            select -> {
              List<MatchResult> options = OPTION.matcher(select.group(2)).results().toList();
              String chosen =
                  options.stream()
                      .filter(option -> option.group(1).endsWith(" selected"))
                      .findFirst()
                      .orElse(options.getFirst())
                      .group(1);
              fields.put(attribute(select.group(1), "name"), unescape(attribute(chosen, "value")));
            });
    return fields;
  }

  private JustworksTab show(String path, TestVisitor.Answer answer) {
    address = path;
    status = answer.status();
    html = answer.body();
    look();
    return this;
  }

  int status() {
    return status;
  }

  String address() {
    return address;
  }

  /** The page's source without its stylesheet. */
  String html() {
    return html.replaceAll("(?s)<style>.*?</style>", "");
  }

  /** What a person reads, without markup. */
  String text() {
    return unescape(html().replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
  }

  /** What stands in a field of the page's forms. */
  String field(String name) {
    Map<String, String> all = new LinkedHashMap<>();
    FORM.matcher(html).results().forEach(form -> all.putAll(fields(form.group(2))));
    assertThat(all).containsKey(name);
    return all.get(name);
  }

  /** The message beside a field, which the field refers to. */
  String faultAt(String name) {
    return Pattern.compile(
            "name=\"" + name + "\"[^>]* aria-invalid=\"true\" aria-describedby=\"([^\"]*)\"")
        .matcher(html)
        .results()
        .findFirst()
        .map(field -> field.group(1).replaceAll(".* ", ""))
        .map(id -> between(" id=\"" + id + "\">", "</p>"))
        .orElse("");
  }

  /** The labels of the page's fields, in order. */
  List<String> labels() {
    return Pattern.compile("<label for=[^>]*>([^<]*)")
        .matcher(html)
        .results()
        .map(label -> unescape(label.group(1)).strip())
        .toList();
  }

  private String between(String before, String after) {
    int from = html.indexOf(before) + before.length();
    return unescape(html.substring(from, html.indexOf(after, from)));
  }

  private void look() {
    assertThat(html).as(address).startsWith("<!doctype html>").contains("<html lang=\"en\">");
    assertThat(html.split("<h1", -1)).as("one h1 on " + address).hasSize(2);
    assertThat(html).contains("<main").containsPattern("<title>[^<]+</title>");
    assertThat(html)
        .doesNotContainPattern("(?i)<(script|iframe|img|object|embed)|<[^>]* on[a-z]+=[\"']")
        .doesNotContainPattern("<[^>]* style=\"")
        .doesNotContain("@import", "url(");
    Pattern.compile("(?:href|src|action)=\"([^\"]*)\"")
        .matcher(html)
        .results()
        .map(link -> link.group(1))
        .forEach(link -> assertThat(link).matches("/.*|#.*|data:image/.*").doesNotStartWith("//"));
    Set<String> ids = new HashSet<>();
    Pattern.compile(" id=\"([^\"]*)\"")
        .matcher(html)
        .results()
        .forEach(id -> assertThat(ids.add(id.group(1))).as("one " + id.group(1)).isTrue());
    List<String> controls = new ArrayList<>();
    Pattern.compile("<(?:input|select|textarea) ([^>]*)>")
        .matcher(html)
        .results()
        .map(control -> control.group(1))
        .filter(attributes -> !attributes.contains("type=\"hidden\""))
        .forEach(attributes -> controls.add(attribute(attributes, "id")));
    controls.forEach(id -> assertThat(html).contains("<label for=\"" + id + "\">"));
    Pattern.compile("<button ([^>]*)>([^<]*)<")
        .matcher(html)
        .results()
        .forEach(button -> assertThat(button.group(2)).isNotBlank());
  }

  private static String attribute(String attributes, String name) {
    return Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"")
        .matcher(attributes)
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElse("");
  }

  private static String unpretty(String text) {
    return text.replace("&", "&amp;");
  }

  private static String unescape(String html) {
    return Pattern.compile("&#x([0-9a-f]+);")
        .matcher(html)
        .replaceAll(
            escaped ->
                java.util.regex.Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(escaped.group(1), 16))))
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
