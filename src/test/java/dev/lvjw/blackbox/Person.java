package dev.lvjw.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person with a browser: opens the address that {@code connect --no-browser} prints, presses a
 * button of the page as it is served, and is sent back to the loopback.
 */
public final class Person {
  private static final Pattern ADDRESS_LINE = Pattern.compile("(?m)^\\s*(https?://\\S+)\\s*$");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * What the browser shows.
   *
   * @param address where it came from, after all redirects
   */
  public record Page(URI address, int status, String html) {}

  /** Waits for the consent address, a line of its own in either stream, and answers it. */
  public Page consent(Running connect, String button) {
    return press(open(connect.awaitOutput("an address to open", Person::addressIn)), button);
  }

  /** The first line of a text that is nothing but an address. */
  public static Optional<URI> addressIn(String text) {
    return ADDRESS_LINE.matcher(text).results().findFirst().map(line -> URI.create(line.group(1)));
  }

  /** Opens an address, redirects followed. */
  public Page open(URI address) {
    return follow(get(address));
  }

  /** Submits the form that holds the button, as served, and follows to where that leads. */
  public Page press(Page page, String button) {
    return follow(submit(page, button));
  }

  /**
   * Submits like {@link #press} but copies the address the browser is sent to, without going there.
   */
  public URI pressAndCopyAddress(Page page, String button) {
    HttpResponse<String> response = submit(page, button);
    return redirect(response)
        .orElseThrow(() -> new AssertionError("not sent on: " + page(response)));
  }

  private HttpResponse<String> submit(Page page, String button) {
    Form form =
        Form.with(button, page.html())
            .orElseThrow(() -> new AssertionError("no button " + button + " on " + page));
    URI target = page.address().resolve(form.action());
    return form.post()
        ? send(
            HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded())))
        : get(URI.create(target.toString().replaceAll("\\?.*", "") + "?" + form.encoded()));
  }

  private Page follow(HttpResponse<String> first) {
    HttpResponse<String> response = first;
    for (int hop = 0; hop < 10; hop++) {
      Optional<URI> next = redirect(response);
      if (next.isEmpty()) {
        return page(response);
      }
      response = get(next.get());
    }
    throw new AssertionError("redirected without end: " + page(response));
  }

  private static Optional<URI> redirect(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303 ->
          response
              .headers()
              .firstValue("Location")
              .map(to -> response.uri().resolve(to))
              .map(Person::remembered);
      default -> Optional.empty();
    };
  }

  /** The code in an address that the browser is sent to is a secret of the suite's. */
  private static URI remembered(URI address) {
    CODE.matcher(address.toString()).results().forEach(found -> Leaks.met(found.group(1)));
    return address;
  }

  private static Page page(HttpResponse<String> response) {
    return new Page(response.uri(), response.statusCode(), response.body());
  }

  private HttpResponse<String> get(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
