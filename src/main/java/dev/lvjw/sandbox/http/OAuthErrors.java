package dev.lvjw.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** Refusals in the error shape of RFC 6749 §5.2, as token endpoints write them. */
public final class OAuthErrors {
  private OAuthErrors() {}

  /** What {@code answering} gives, or its refusal in that shape. */
  public static Response answering(Supplier<Response> answering) {
    try {
      return answering.get();
    } catch (Refusal refusal) {
      return of(refusal);
    }
  }

  /** One refusal in that shape. */
  public static Response of(Refusal refusal) {
    ObjectNode body = Json.object();
    body.put("error", refusal.code());
    body.put("error_description", refusal.message());
    return Response.json(refusal.status(), body);
  }
}
