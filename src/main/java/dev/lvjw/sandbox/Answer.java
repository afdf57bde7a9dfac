package dev.lvjw.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * What comes of a request: a response, how it leaves, and which disturbance made it so.
 *
 * @param fault the disturbance's own line, for the log
 */
record Answer(Response response, Departure departure, Optional<String> fault) {
  /** How a response leaves. */
  interface Departure {
    void send(Response response, HttpExchange exchange) throws IOException;
  }

  /** Closing an exchange that has no answer yet closes the connection. */
  static final Departure NOT_AT_ALL = (response, exchange) -> {};

  /** As it should be. */
  static Answer whole(Response response) {
    return new Answer(response, Response::send, Optional.empty());
  }

  /** The status that leaves; 0 when the connection is cut before one could. */
  int status() {
    return departure == NOT_AT_ALL ? 0 : response.status();
  }

  Answer with(Response other) {
    return new Answer(other, departure, fault);
  }
}
