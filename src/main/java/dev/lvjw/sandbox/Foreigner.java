package dev.lvjw.sandbox;

import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Site;
import java.util.function.Function;

/**
 * Somebody else's server, to which a redirect may lead: takes any credentials it is sent. Its
 * status in the log tells: 200 means that they came, 401 that they didn't.
 */
final class Foreigner implements Site.Layer {
  @Override
  public Answer pass(Request request, Function<Request, Answer> inner) {
    boolean gift = request.header("Authorization").isPresent() || request.body().length > 0;
    return Answer.whole(
        gift
            ? Response.json(200, Json.object().put("hasNext", false).set("data", Json.array()))
            : Response.json(401, Json.object()));
  }
}
