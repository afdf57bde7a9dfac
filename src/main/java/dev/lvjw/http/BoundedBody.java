package dev.lvjw.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer's body up to a bound. The JDK's own limiting subscriber fails with a plain
 * IOException, which can't be told from a broken connection, and only that is worth another try.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final int bound;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  BoundedBody(int bound) {
    this.bound = bound;
  }

  /** The answer is larger than lvjw reads. */
  static final class TooLarge extends IOException {
    TooLarge(int bound) {
      super("the answer is larger than " + bound + " bytes");
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (received.size() + buffer.remaining() > bound) {
        if (subscription != null) {
          subscription.cancel();
        }
        body.completeExceptionally(new TooLarge(bound));
        return;
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      received.writeBytes(bytes);
    }
  }

  @Override
  public void onError(Throwable cause) {
    body.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    body.complete(received.toByteArray());
  }
}
