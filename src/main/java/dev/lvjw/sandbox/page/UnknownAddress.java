package dev.lvjw.sandbox.page;

import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Site;
import java.util.function.Function;

/**
 * Gives a browser a page where a product has none. What is below {@code /v1} or {@code /oauth} is
 * for programs and stays as it is.
 */
public final class UnknownAddress implements Site.Layer {
  private final Brand brand;

  /**
   * @param brand whose page it is
   */
  public UnknownAddress(Brand brand) {
    this.brand = brand;
  }

  @Override
  public Answer pass(Request request, Function<Request, Answer> inner) {
    Answer answer = inner.apply(request);
    return answer.response().status() == 404 && isForABrowser(request, answer.response())
        ? answer.with(page())
        : answer;
  }

  private static boolean isForABrowser(Request request, Response response) {
    String first = request.segment(0);
    return request.method().equals("GET")
        && !first.equals("v1")
        && !first.equals("oauth")
        && request.header("Accept").orElse("").contains("text/html")
        && !response.headers().getOrDefault("Content-Type", "").startsWith("text/html");
  }

  private Response page() {
    return Page.of(brand, "Page not found")
        .body(
            Parts.card(
                "There is nothing at this address",
                Parts.row(Parts.action("/", brand.product() + "’s start page"))))
        .response(404);
  }
}
