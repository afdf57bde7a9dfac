package dev.lvjw.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lvjw.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * One origin on loopback: an HTTP server with virtual threads, its routes and its style of errors.
 */
final class Site implements AutoCloseable {
  /**
   * Stands before the routes. What it answers is the answer; empty lets the request through.
   * Latency is one, and what disturbs requests on purpose belongs here.
   */
  interface Gate {
    Optional<Response> pass(Request request);
  }

  /** Told of each request once its answer is known, before the answer leaves. */
  interface Witness {
    void saw(Request request, int status);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final URI origin;

  /**
   * @param port 0 for a free one
   * @throws Failure usage, when the port is taken
   */
  Site(int port) {
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
  URI origin() {
    return origin;
  }

  /** Begins to answer. */
  void open(
      Routes routes,
      List<Gate> gates,
      Witness witness,
      Function<Refusal, Response> errors,
      PrintStream err) {
    server.createContext("/", exchange -> serve(exchange, routes, gates, witness, errors, err));
    server.setExecutor(threads);
    server.start();
  }

  private static void serve(
      HttpExchange exchange,
      Routes routes,
      List<Gate> gates,
      Witness witness,
      Function<Refusal, Response> errors,
      PrintStream err)
      throws IOException {
    try (exchange) {
      Response response;
      try {
        Request request = Request.read(exchange);
        response = answer(request, routes, gates, errors, err);
        witness.saw(request, response.status());
      } catch (Refusal unreadable) {
        response = errors.apply(unreadable);
      }
      response.send(exchange);
    }
  }

  private static Response answer(
      Request request,
      Routes routes,
      List<Gate> gates,
      Function<Refusal, Response> errors,
      PrintStream err) {
    try {
      for (Gate gate : gates) {
        Optional<Response> answer = gate.pass(request);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
      return routes.answer(request);
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
