package dev.lvjw.sandbox;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person with a browser, for {@code lvjw demo}: opens a consent page of the sandbox, presses a
 * button of its form and goes where that leads. Understands the sandbox's own pages only.
 */
public final class Visitor {
  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  private static final Pattern BUTTON =
      Pattern.compile("<button[^>]* name=\"([^\"]*)\" value=\"([^\"]*)\"[^>]*>([^<]*)</button>");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * Opens the page and presses the button.
   *
   * @throws Failure (unexpected) when the page, the button or what comes after isn't there
   */
  public void press(URI page, String button) {
    String html = get(HttpRequest.newBuilder(page).GET());
    URI action = page.resolve(unescape(find(ACTION, html, "form").group(1)));
    List<String> fields = new ArrayList<>();
    Matcher hidden = HIDDEN.matcher(html);
    while (hidden.find()) {
      fields.add(field(hidden.group(1), hidden.group(2)));
    }
    Matcher buttons = BUTTON.matcher(html);
    while (buttons.find()) {
      if (buttons.group(3).strip().equals(button)) {
        fields.add(field(buttons.group(1), buttons.group(2)));
        get(
            HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", fields))));
        return;
      }
    }
    throw lost("button " + button);
  }

  private String get(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          browser.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw lost("answer " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw lost("page").causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost("page").causedBy(e);
    }
  }

  private static Matcher find(Pattern pattern, String html, String what) {
    Matcher matcher = pattern.matcher(html);
    if (!matcher.find()) {
      throw lost(what);
    }
    return matcher;
  }

  private static String field(String name, String value) {
    return encode(unescape(name)) + "=" + encode(unescape(value));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String unescape(String html) {
    return html.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static Failure lost(String what) {
    return new Failure(
        ExitCode.UNEXPECTED,
        "sandbox_page",
        "the sandbox's page has another " + what + " than expected",
        "run it again with -vv and report what it says");
  }
}
