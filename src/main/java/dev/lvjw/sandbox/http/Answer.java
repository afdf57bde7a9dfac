package dev.lvjw.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * What comes of a request: a response, how it leaves, and which disturbance made it so.
 *
 * @param fault the disturbance's own line, for the log
 */
public record Answer(Response response, Departure departure, Optional<String> fault) {
  /** How a response leaves. */
  public interface Departure {
    void send(Response response, HttpExchange exchange) throws IOException;
  }

  /** Closing an exchange that has no answer yet closes the connection. */
  public static final Departure NOT_AT_ALL = (response, exchange) -> {};

  /** As it should be. */
  public static Answer whole(Response response) {
    return new Answer(response, Response::send, Optional.empty());
  }

  /** The status that leaves; 0 when the connection is cut before one could. */
  public int status() {
    return departure == NOT_AT_ALL ? 0 : response.status();
  }

  /** The same with another response. */
  public Answer with(Response other) {
    return new Answer(other, departure, fault);
  }
}
