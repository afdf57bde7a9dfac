package dev.lvjw.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.function.ToIntFunction;

/**
 * A delivery of our own, signed like Lever's and marked as ours, sent to the public address of the
 * webhook: what arrives in the inbox proves the way from there to here, name, certificate, tunnel
 * and receiver. It can't prove Lever's switch.
 *
 * @param nonce marks it; {@link dev.lvjw.store.Inbox#arrived} finds it
 * @param body the JSON to post
 */
public record Probe(String nonce, byte[] body) {
  /** What became of a probe. */
  public sealed interface Result {}

  /** Answered; a 2xx status means that a receiver stored it. */
  public record Delivered(int status) implements Result {
    public boolean accepted() {
      return status >= 200 && status < 300;
    }
  }

  /** No answer came. */
  public record Undelivered(Failure reason) implements Result {}

  /** Makes a fresh probe. */
  public static Probe make(Host host, String signatureToken) {
    String nonce = random(host, 16);
    String token = random(host, 24);
    long triggeredAt = host.clock().millis();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(body)) {
      json.writeStartObject();
      json.writeNumberField("triggeredAt", triggeredAt);
      json.writeStringField("event", "candidateHired");
      json.writeObjectFieldStart("data");
      json.writeStringField("lvjwProbe", nonce);
      json.writeEndObject();
      json.writeStringField("token", token);
      json.writeStringField("signature", Signature.sign(signatureToken, token, triggeredAt));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Probe(nonce, body.toByteArray());
  }

  /**
   * Sends it.
   *
   * @param poster posts a body to the webhook's public address and returns the HTTP status; throws
   *     {@link Failure} when there is no answer
   */
  public Result send(ToIntFunction<byte[]> poster) {
    try {
      return new Delivered(poster.applyAsInt(body));
    } catch (Failure e) {
      return new Undelivered(e);
    }
  }

  private static String random(Host host, int bytes) {
    byte[] random = new byte[bytes];
    host.random().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
