package dev.lvjw.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lever's signature of a delivery: the lower-case hex of HMAC-SHA256, keyed with the signature
 * token, over {@code token} and {@code triggeredAt} written as a plain decimal, nothing between
 * them (lever-api reference §6). It says nothing about the event or its data.
 */
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * @param key the webhook's signature token; not empty
   * @param token the delivery's token
   * @param triggeredAt milliseconds since the epoch
   */
  public static String sign(String key, String token, long triggeredAt) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = (token + triggeredAt).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Whether the signature is this key's; takes the same time wherever it differs. */
  public static boolean check(String key, String token, long triggeredAt, String signature) {
    return MessageDigest.isEqual(
        sign(key, token, triggeredAt).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }
}
