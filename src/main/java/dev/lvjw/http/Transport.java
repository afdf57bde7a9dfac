package dev.lvjw.http;

import com.github.mizosoft.methanol.MediaType;
import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.MoreBodyPublishers;
import com.github.mizosoft.methanol.MutableRequest;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its answer, within limits: the one HTTP client of the process. It
 * knows nothing of logins, retries and meaning; that is {@link ApiGateway}'s.
 */
public final class Transport {
  private final Host host;
  private final String userAgent;
  private final Exchange.Listener listener;
  private final Limits limits;
  private final Network network;
  private @Nullable Methanol client;

  /**
   * @param userAgent {@code lvjw/VERSION}
   * @param listener told of every exchange, for {@code -vv}
   */
  public Transport(Host host, String userAgent, Exchange.Listener listener) {
    this(host, userAgent, listener, Limits.standard(), Network.open());
  }

  /** With limits and a way out of its own. */
  public Transport(
      Host host, String userAgent, Exchange.Listener listener, Limits limits, Network network) {
    this.host = host;
    this.userAgent = userAgent;
    this.listener = listener;
    this.limits = limits;
    this.network = network;
  }

  Network network() {
    return network;
  }

  Host host() {
    return host;
  }

  Limits limits() {
    return limits;
  }

  /**
   * @param target the address after redirects
   * @param patience for this one answer
   */
  HttpResponse<byte[]> send(
      Provider provider, Call call, URI target, String authorization, Duration patience)
      throws IOException, InterruptedException {
    MutableRequest request =
        MutableRequest.create(target)
            .method(call.method(), call.body().publisher())
            .header("Accept", "application/json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return heard(provider.name(), call.resource().redacted(), request, patience);
  }

  private HttpResponse<byte[]> heard(
      String who, String path, MutableRequest request, Duration patience)
      throws IOException, InterruptedException {
    Instant start = host.clock().instant();
    OptionalInt status = OptionalInt.empty();
    try {
      HttpResponse<byte[]> answer = answer(request, patience);
      status = OptionalInt.of(answer.statusCode());
      return answer;
    } finally {
      Duration took = Duration.between(start, host.clock().instant());
      listener.exchanged(new Exchange(who, request.method(), path, status, took));
    }
  }

  /**
   * Posts JSON to an address that is no provider's: our own webhook, from outside. Tried once.
   *
   * @return the HTTP status
   * @throws Failure (unreachable) when no answer comes
   */
  public int post(URI target, byte[] json) {
    MutableRequest request =
        MutableRequest.create(target)
            .POST(
                MoreBodyPublishers.ofMediaType(
                    BodyPublishers.ofByteArray(json), MediaType.APPLICATION_JSON));
    try {
      // The path of a webhook's address is what keeps strangers out: only the host is told.
      return heard("webhook", target.getHost(), request, limits.response()).statusCode();
    } catch (IOException e) {
      throw new Failure(
              ExitCode.UNREACHABLE,
              "unreachable",
              target.getHost() + " gives no answer: " + Trouble.of(e).words() + ".",
              "look whether a receiver runs behind the address")
          .causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "interrupted", "Interrupted.", "run it again")
          .causedBy(e);
    }
  }

  private HttpResponse<byte[]> answer(MutableRequest request, Duration patience)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, head -> new BoundedBody(limits.bodyBytes()));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + patience, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  /** Made when first needed: it brings TLS and threads with it. */
  private synchronized Methanol client() {
    if (client == null) {
      Methanol.Builder builder =
          Methanol.newBuilder()
              .userAgent(userAgent)
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(limits.connect())
              .headersTimeout(limits.response())
              .readTimeout(limits.response())
              .autoAcceptEncoding(true);
      network.selector().ifPresent(builder::proxy);
      network.trust().ifPresent(builder::sslContext);
      client = builder.build();
    }
    return client;
  }
}
