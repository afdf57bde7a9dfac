package dev.lvjw.oauth;

import dev.lvjw.http.Authorizer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Lever's API key: HTTP Basic, the key as user name, no password (lever-api reference §1). */
public final class ApiKey implements Authorizer {
  private final String header;

  public ApiKey(String key) {
    byte[] user = (key + ":").getBytes(StandardCharsets.UTF_8);
    this.header = "Basic " + Base64.getEncoder().encodeToString(user);
  }

  @Override
  public String header() {
    return header;
  }

  /** A key that is refused stays refused. */
  @Override
  public boolean renew(String rejectedHeader) {
    return false;
  }
}
