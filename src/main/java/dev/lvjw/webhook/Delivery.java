package dev.lvjw.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lvjw.store.Inbox;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Lever posts, read tolerantly where Lever's documentation is unsure and strictly where a
 * stranger could profit (lever-api reference §6). Only its signature makes it worth anything.
 *
 * @param id of the event; Lever may leave it out
 * @param triggeredAt milliseconds since the epoch
 * @param signature empty where Lever signed nothing
 * @param content what it is about
 */
public record Delivery(
    Optional<String> id,
    String event,
    long triggeredAt,
    String token,
    Optional<String> signature,
    Content content) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int LONGEST = 512;

  /** Lever's ids are opaque, but they end up in paths and lists; anything else isn't one. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /** What a delivery is about. */
  public sealed interface Content {}

  /** Something happened to an opportunity, where the event is one about an opportunity. */
  public record Event(Optional<String> opportunityId) implements Content {}

  /** Lever's Verify Connection: {@code data} is empty. */
  public record Test() implements Content {}

  /** Ours: {@code data} is {@code {"lvjwProbe":"<nonce>"}}. */
  public record ProbeMark(String nonce) implements Content {}

  /**
   * Reads a request's body.
   *
   * @return empty when it isn't a delivery: no JSON, a needed value missing or of another type
   */
  public static Optional<Delivery> parse(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Optional<Delivery> delivery = new Reading().read(json);
      return json.nextToken() == null ? delivery : Optional.empty();
    } catch (IOException | Malformed e) {
      return Optional.empty();
    }
  }

  /** Whether one of these keys signed it. */
  public boolean signedBy(List<String> signatureTokens) {
    return signature.isPresent()
        && signatureTokens.stream()
            .anyMatch(key -> Signature.check(key, token, triggeredAt, signature.get()));
  }

  /** What the inbox keeps of it. */
  public Inbox.Arrival arrival() {
    return switch (content) {
      case Event about -> arrival(Inbox.Kind.EVENT, about.opportunityId());
      case Test() -> arrival(Inbox.Kind.TEST, Optional.empty());
      case ProbeMark(String nonce) -> arrival(Inbox.Kind.PROBE, Optional.of(nonce));
    };
  }

  private Inbox.Arrival arrival(Inbox.Kind kind, Optional<String> subject) {
    return new Inbox.Arrival(kind, event, subject, token, triggeredAt);
  }

  /** A value of a type or size that no delivery has. */
  private static final class Malformed extends Exception {
    private Malformed() {
      super("malformed", null, false, false);
    }
  }

  /** The values found so far. */
  private static final class Reading {
    private @Nullable String id;
    private @Nullable String event;
    private @Nullable String token;
    private @Nullable String signature;
    private long triggeredAt;
    private Content content = new Test();

    Optional<Delivery> read(JsonParser json) throws IOException, Malformed {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
          case "id" -> id = text(json, value);
          case "event" -> event = text(json, value);
          case "token" -> token = text(json, value);
          case "signature" -> signature = text(json, value);
          case "triggeredAt" -> triggeredAt = time(json, value);
          case "data" -> content = content(json, value);
          default -> json.skipChildren();
        }
      }
      return event == null || token == null || triggeredAt <= 0
          ? Optional.empty()
          : Optional.of(
              new Delivery(
                  Optional.ofNullable(id),
                  event,
                  triggeredAt,
                  token,
                  Optional.ofNullable(signature),
                  content));
    }

    private static @Nullable String text(JsonParser json, JsonToken value)
        throws IOException, Malformed {
      if (value == JsonToken.VALUE_NULL) {
        return null;
      }
      if (value != JsonToken.VALUE_STRING) {
        throw new Malformed();
      }
      String text = json.getText();
      if (text.isEmpty() || text.length() > LONGEST) {
        throw new Malformed();
      }
      return text;
    }

    /** Signed as a plain decimal, so a fraction or an exponent isn't one. */
    private static long time(JsonParser json, JsonToken value) throws IOException, Malformed {
      if (value != JsonToken.VALUE_NUMBER_INT) {
        throw new Malformed();
      }
      return json.getLongValue();
    }

    private static Content content(JsonParser json, JsonToken value) throws IOException, Malformed {
      if (value == JsonToken.VALUE_NULL) {
        return new Test();
      }
      if (value != JsonToken.START_OBJECT) {
        throw new Malformed();
      }
      boolean empty = true;
      String opportunityId = null;
      String nonce = null;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        empty = false;
        String name = json.currentName();
        JsonToken inner = json.nextToken();
        switch (name) {
          case "opportunityId" -> opportunityId = identifier(json, inner);
          case "lvjwProbe" -> nonce = identifier(json, inner);
          default -> json.skipChildren();
        }
      }
      if (empty) {
        return new Test();
      }
      return nonce == null ? new Event(Optional.ofNullable(opportunityId)) : new ProbeMark(nonce);
    }

    private static @Nullable String identifier(JsonParser json, JsonToken value)
        throws IOException, Malformed {
      String id = text(json, value);
      if (id != null && !ID.matcher(id).matches()) {
        throw new Malformed();
      }
      return id;
    }
  }
}
