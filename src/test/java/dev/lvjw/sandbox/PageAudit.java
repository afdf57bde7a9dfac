package dev.lvjw.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What each page must be, whatever names stand on it: whole, readable, and of this origin only. */
public final class PageAudit {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\\s*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
  private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "img");

  private PageAudit() {}

  public static void check(TestVisitor.Answer page) {
    String html = page.body();
    assertThat(page.raw().headers().firstValue("Content-Type"))
        .hasValue("text/html; charset=utf-8");
    assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "base-uri 'none'")
        .doesNotContain("script-src");
    assertThat(html)
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    assertThat(count(html, "<h1>")).as("one h1").isEqualTo(1);
    assertThat(count(html, "<main ")).as("one main").isEqualTo(1);
    nests(html);
    List<MatchResult> tags = TAG.matcher(html).results().toList();
    assertThat(tags).extracting(tag -> tag.group(2)).doesNotContain("script", "object");
    assertThat(tags)
        .filteredOn(tag -> tag.group(2).equals("iframe") && tag.group(1).isEmpty())
        .allSatisfy(
            frame ->
                assertThat(frame.group(3))
                    .as("a frame that shows what it is given and may do nothing")
                    .contains(" sandbox=\"\"", " srcdoc=\""));
    labels(html, tags);
    loadsNothing(tags);
    assertThat(html.codePoints().filter(PageAudit::isRisky).toArray())
        .as("control, bidi and zero-width characters stand as references")
        .isEmpty();
  }

  /** Every opened element is closed in order, and no other angle bracket stands anywhere. */
  private static void nests(String html) {
    String body = html.substring(html.indexOf("<html"));
    String style = body.replaceAll("(?s)<style>.*?</style>", "<style></style>");
    Deque<String> open = new ArrayDeque<>();
    TAG.matcher(style)
        .results()
        .filter(tag -> !VOID.contains(tag.group(2)))
        .forEach(
            tag -> {
              if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
              } else {
                assertThat(open.isEmpty() ? "" : open.pop())
                    .as("closed by %s near %s", tag.group(), near(style, tag.start()))
                    .isEqualTo(tag.group(2));
              }
            });
    assertThat(open).as("left open").isEmpty();
    assertThat(TAG.matcher(style).replaceAll("")).doesNotContain("<", ">");
  }

  private static String near(String html, int at) {
    return html.substring(Math.max(0, at - 80), Math.min(html.length(), at + 40));
  }

  private static void labels(String html, List<MatchResult> tags) {
    List<String> ids = tags.stream().flatMap(tag -> attribute(tag, "id").stream()).toList();
    assertThat(ids).as("ids").doesNotHaveDuplicates();
    for (MatchResult tag : tags) {
      boolean control =
          tag.group(1).isEmpty()
              && Set.of("input", "select", "textarea").contains(tag.group(2))
              && !tag.group(3).contains("type=\"hidden\"");
      if (control) {
        String id = attribute(tag, "id").stream().findFirst().orElse("none");
        assertThat(html).as("a label for %s", tag.group()).contains("<label for=\"" + id + "\">");
      }
      for (String described : attribute(tag, "aria-describedby")) {
        assertThat(ids).contains(described.split(" ", -1));
      }
      if (tag.group(2).equals("button") && tag.group(1).isEmpty()) {
        assertThat(attribute(tag, "type")).containsExactly("submit");
      }
    }
    long tables = tags.stream().filter(tag -> tag.group().equals("<table>")).count();
    assertThat(count(html, "<caption>")).isEqualTo(tables);
    assertThat(count(html, "<thead><tr>")).isEqualTo(tables);
  }

  private static void loadsNothing(List<MatchResult> tags) {
    for (MatchResult tag : tags) {
      assertThat(attribute(tag, "src")).as(tag.group()).isEmpty();
      assertThat(attribute(tag, "style")).as(tag.group()).isEmpty();
      assertThat(ATTRIBUTE.matcher(tag.group(3)).results().map(one -> one.group(1)))
          .as("handlers in %s", tag.group())
          .noneMatch(name -> name.startsWith("on"));
      if (tag.group(2).equals("link")) {
        assertThat(attribute(tag, "href")).allMatch(at -> at.startsWith("data:image/svg+xml,"));
      } else {
        assertThat(attribute(tag, "href")).allMatch(at -> at.matches("[/#](?!/).*"));
      }
      assertThat(attribute(tag, "action")).allMatch(at -> at.matches("/(?!/).*"));
    }
  }

  private static List<String> attribute(MatchResult tag, String name) {
    return ATTRIBUTE
        .matcher(tag.group(3))
        .results()
        .filter(one -> one.group(1).equals(name))
        .map(one -> one.group(2))
        .toList();
  }

  private static boolean isRisky(int c) {
    return c < 0x20 && c != '\n' && c != '\t'
        || c >= 0x7f && c < 0xa0
        || Character.getType(c) == Character.FORMAT;
  }

  private static int count(String html, String what) {
    return html.split(Pattern.quote(what), -1).length - 1;
  }
}
