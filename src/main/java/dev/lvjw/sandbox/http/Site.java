package dev.lvjw.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * One origin on loopback: an HTTP server with virtual threads, its routes and its style of errors.
 */
public final class Site implements AutoCloseable {
  /**
   * Stands around the routes: may answer itself, pass the request on changed or unchanged, and
   * change what comes back. Latency is one, disturbances and other ways to answer are others.
   */
  public interface Layer {
    Answer pass(Request request, Function<Request, Answer> inner);
  }

  /** Told of each request once its answer is known, before the answer leaves. */
  public interface Witness {
    void saw(Request request, Answer answer);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final URI origin;

  /**
   * @param port 0 for a free one
   * @throws Failure usage, when the port is taken
   */
  public Site(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(Loopback.ADDRESS, port), 0);
    } catch (BindException e) {
      throw Failure.usage("port " + port + " is taken on 127.0.0.1", "lvjw sandbox --port 0")
          .causedBy(e);
    } catch (IOException e) {
      throw Loopback.unavailable(e);
    }
    origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** {@code http://127.0.0.1:PORT}, without a path. */
  public URI origin() {
    return origin;
  }

  /**
   * Begins to answer.
   *
   * @param layers the outermost first
   */
  public void open(
      Routes routes,
      List<Layer> layers,
      Witness witness,
      Function<Refusal, Response> errors,
      PrintStream err) {
    Function<Request, Answer> answering =
        request -> Answer.whole(guarded(request, routes::answer, errors, err));
    for (Layer layer : layers.reversed()) {
      Function<Request, Answer> inner = answering;
      answering = request -> layer.pass(request, inner);
    }
    Function<Request, Answer> all = answering;
    server.createContext("/", exchange -> serve(exchange, all, witness, errors));
    server.setExecutor(threads);
    server.start();
  }

  private static void serve(
      HttpExchange exchange,
      Function<Request, Answer> answering,
      Witness witness,
      Function<Refusal, Response> errors)
      throws IOException {
    try (exchange) {
      Answer answer;
      try {
        Request request = Request.read(exchange);
        answer = answering.apply(request);
        witness.saw(request, answer);
      } catch (Refusal unreadable) {
        answer = Answer.whole(errors.apply(unreadable));
      }
      answer.departure().send(answer.response(), exchange);
    }
  }

  private static Response guarded(
      Request request,
      Function<Request, Response> routes,
      Function<Refusal, Response> errors,
      PrintStream err) {
    try {
      return routes.apply(request);
    } catch (Refusal refusal) {
      return errors.apply(refusal);
    } catch (RuntimeException defect) {
      err.println(
          "sandbox: a defect in " + request.method() + " " + request.path() + ": " + defect);
      return errors.apply(new Refusal(500, "InternalServerError", "a defect of the sandbox"));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
