package dev.lvjw;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A provider made of stubs that forgives nothing: a request nobody foresaw fails the test, and so
 * does a stub that nobody called. One server for the whole run, on a free port of loopback.
 */
public final class StrictWireMock implements BeforeEachCallback, AfterEachCallback {
  private static final WireMockServer SERVER = started();

  private static WireMockServer started() {
    WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    return server;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      check();
    }
  }

  /** Adds a stub. */
  public StubMapping stub(MappingBuilder mapping) {
    return SERVER.stubFor(mapping);
  }

  /** The server's address with a path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + SERVER.port() + path);
  }

  /** Every request so far, first one first. */
  public List<? extends Request> requests() {
    return SERVER.getAllServeEvents().reversed().stream().map(ServeEvent::getRequest).toList();
  }

  void reset() {
    SERVER.resetAll();
  }

  /** Fails when a request was not foreseen or a stub not used. */
  void check() {
    List<ServeEvent> served = SERVER.getAllServeEvents();
    assertThat(served)
        .filteredOn(event -> !event.getWasMatched())
        .extracting(event -> event.getRequest().getMethod() + " " + event.getRequest().getUrl())
        .as("requests that no stub foresaw")
        .isEmpty();
    Set<UUID> used =
        served.stream().map(event -> event.getStubMapping().getId()).collect(Collectors.toSet());
    assertThat(SERVER.getStubMappings())
        .filteredOn(stub -> !used.contains(stub.getId()))
        .extracting(StubMapping::getRequest)
        .as("stubs that nobody called")
        .isEmpty();
  }
}
