package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.fault.Switch;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.world.Hashes;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Signs and posts one delivery (Lever's documentation, webhooks). */
final class WebhookPost implements AutoCloseable {
  private final SandboxTime time;
  private final Ids ids;
  private final Faults faults;
  private final Duration patience;
  private @Nullable HttpClient client;

  /**
   * @param patience how long an answer may take, in real time
   */
  WebhookPost(SandboxTime time, Ids ids, Faults faults, Duration patience) {
    this.time = time;
    this.ids = ids;
    this.faults = faults;
    this.patience = patience;
  }

  /** A body with a new token, triggered now. */
  byte[] signed(String id, LeverWebhooks.Webhook webhook, ObjectNode data) {
    long triggeredAt = time.millis();
    String token = ids.word(48);
    ObjectNode body = Json.object();
    if (faults.is(Switch.DELIVERY_ID, "sent")) {
      body.put("id", id);
    }
    body.put("triggeredAt", triggeredAt);
    body.put("event", webhook.event());
    body.set("data", data);
    if (!faults.is(Switch.SIGNATURE_TOKEN, "none")) {
      body.put(
          "signature",
          HexFormat.of()
              .formatHex(Hashes.hmacSha256(webhook.signatureToken(), token + triggeredAt)));
    }
    body.put("token", token);
    return Json.bytes(body);
  }

  /** Posts and waits for the answer's end; a redirect isn't followed. */
  WebhookDelivery.Try send(String url, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("User-Agent", "Lever-Webhooks")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return made(status / 100 == 2, "HTTP " + status);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return made(false, "no answer within " + patience.toMillis() + " ms");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof IOException io ? io : e;
      return made(false, "no answer: " + cause.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return made(false, "no answer: the sandbox was closed");
    }
  }

  private WebhookDelivery.Try made(boolean taken, String outcome) {
    return new WebhookDelivery.Try(time.now(), taken, outcome);
  }

  /** Made when first needed: most runs of the sandbox deliver nothing. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(patience)
              .build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
