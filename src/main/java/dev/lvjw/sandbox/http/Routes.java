package dev.lvjw.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Which handler answers which method and path; {@code {}} in a template stands for any one segment.
 */
public final class Routes {
  /** Where both products give tokens; the log and disturbances tell it from the rest of a site. */
  public static final String TOKENS = "/oauth/token";

  /** Answers one matched request. */
  public interface Handler {
    Response answer(Request request);
  }

  private record Route(String method, List<String> template, Handler handler) {
    boolean covers(List<String> segments) {
      if (template.size() != segments.size()) {
        return false;
      }
      for (int i = 0; i < template.size(); i++) {
        boolean any = template.get(i).equals("{}") && !segments.get(i).isEmpty();
        if (!any && !template.get(i).equals(segments.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Route> routes = new ArrayList<>();

  /** Earlier routes win, so a fixed word is added before a template that would also cover it. */
  public Routes on(String method, String template, Handler handler) {
    routes.add(new Route(method, List.of(template.substring(1).split("/", -1)), handler));
    return this;
  }

  /**
   * @throws Refusal 404 for a path that no route covers, 405 for another method on one that is
   */
  Response answer(Request request) {
    List<Route> covering =
        routes.stream().filter(route -> route.covers(request.segments())).toList();
    if (covering.isEmpty()) {
      throw new Refusal(404, "ResourceNotFound", "there is nothing at this path");
    }
    return covering.stream()
        .filter(route -> route.method().equals(request.method()))
        .findFirst()
        .orElseThrow(() -> new Refusal(405, "MethodNotAllowed", "this path takes another method"))
        .handler()
        .answer(request);
  }
}
