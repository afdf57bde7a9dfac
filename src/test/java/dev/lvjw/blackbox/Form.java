package dev.lvjw.blackbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of a plain page with one of its buttons pressed. Knows inputs and buttons, which is all
 * that the consent pages may use.
 */
record Form(String action, boolean post, Map<String, String> values) {
  private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("(?is)<input\\b([^>]*)>");
  private static final Pattern BUTTON = Pattern.compile("(?is)<button\\b([^>]*)>(.*?)</button>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?s)([\\w-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|amp|lt|gt|quot|apos);");

  /** The first form on the page that has a submit button with this label. */
  static Optional<Form> with(String label, String html) {
    return FORM.matcher(html)
        .results()
        .map(form -> pressed(label, attributes(form.group(1)), form.group(2)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  String encoded() {
    return values.entrySet().stream()
        .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static Optional<Form> pressed(String label, Map<String, String> form, String body) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean found = false;
    for (MatchResult match : INPUT.matcher(body).results().toList()) {
      Map<String, String> input = attributes(match.group(1));
      String value = input.getOrDefault("value", "");
      switch (input.getOrDefault("type", "text").toLowerCase(Locale.ROOT)) {
        case "submit" -> {
          if (value.equals(label)) {
            found = true;
            put(values, input, value);
          }
        }
        case "checkbox", "radio" -> {
          if (input.containsKey("checked")) {
            put(values, input, input.getOrDefault("value", "on"));
          }
        }
        case "button", "reset" -> {}
        default -> put(values, input, value);
      }
    }
    for (MatchResult match : BUTTON.matcher(body).results().toList()) {
      Map<String, String> button = attributes(match.group(1));
      String text = unescape(match.group(2).replaceAll("<[^>]*>", "").strip());
      if (text.equals(label) && button.getOrDefault("type", "submit").equals("submit")) {
        found = true;
        put(values, button, button.getOrDefault("value", ""));
      }
    }
    boolean post = form.getOrDefault("method", "get").equalsIgnoreCase("post");
    return found
        ? Optional.of(new Form(form.getOrDefault("action", ""), post, values))
        : Optional.empty();
  }

  private static void put(Map<String, String> values, Map<String, String> tag, String value) {
    String name = tag.getOrDefault("name", "");
    if (!name.isEmpty() && !tag.containsKey("disabled")) {
      values.put(name, value);
    }
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (MatchResult match : ATTRIBUTE.matcher(tag).results().toList()) {
      String value = "";
      for (int group = 2; group <= 4; group++) {
        value = match.group(group) == null ? value : match.group(group);
      }
      attributes.putIfAbsent(match.group(1).toLowerCase(Locale.ROOT), unescape(value));
    }
    return attributes;
  }

  private static String unescape(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    switch (match.group(1)) {
                      case "amp" -> "&";
                      case "lt" -> "<";
                      case "gt" -> ">";
                      case "quot" -> "\"";
                      case "apos" -> "'";
                      default -> {
                        String number = match.group(1).substring(1);
                        yield Character.toString(
                            number.startsWith("x")
                                ? Integer.parseInt(number.substring(1), 16)
                                : Integer.parseInt(number));
                      }
                    }));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
