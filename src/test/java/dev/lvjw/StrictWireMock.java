package dev.lvjw;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A provider made of stubs that forgives nothing: a request nobody foresaw fails the test, and so
 * does a stub that nobody called. Each test has a server of its own, on a free port of loopback; it
 * comes from those that earlier tests are done with.
 */
public final class StrictWireMock implements BeforeEachCallback, AfterEachCallback {
  private static final Queue<WireMockServer> IDLE = new ConcurrentLinkedQueue<>();

  private @Nullable WireMockServer server;

  private static WireMockServer started() {
    WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    return server;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    open();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (context.getExecutionException().isEmpty()) {
        check();
      }
    } finally {
      close();
    }
  }

  /** Adds a stub. */
  public StubMapping stub(MappingBuilder mapping) {
    return server().stubFor(mapping);
  }

  /**
   * Adds stubs that answer the same request in this order, each once.
   *
   * @param request makes the request's pattern
   */
  public void inOrder(Supplier<MappingBuilder> request, ResponseDefinitionBuilder... answers) {
    String scenario = "order " + server().getStubMappings().size();
    for (int number = 0; number < answers.length; number++) {
      stub(
          request
              .get()
              .inScenario(scenario)
              .whenScenarioStateIs(number == 0 ? Scenario.STARTED : "after " + number)
              .willSetStateTo("after " + (number + 1))
              .willReturn(answers[number]));
    }
  }

  /** The server's address with a path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server().port() + path);
  }

  /** Every request so far, first one first. */
  public List<? extends Request> requests() {
    return server().getAllServeEvents().reversed().stream().map(ServeEvent::getRequest).toList();
  }

  void open() {
    WireMockServer idle = IDLE.poll();
    server = idle == null ? started() : idle;
  }

  void close() {
    WireMockServer used = server();
    used.resetAll();
    IDLE.add(used);
    server = null;
  }

  private WireMockServer server() {
    return Objects.requireNonNull(server, "only during a test");
  }

  /** Fails when a request was not foreseen or a stub not used. */
  void check() {
    List<ServeEvent> served = server().getAllServeEvents();
    assertThat(served)
        .filteredOn(event -> !event.getWasMatched())
        .extracting(event -> event.getRequest().getMethod() + " " + event.getRequest().getUrl())
        .as("requests that no stub foresaw")
        .isEmpty();
    Set<UUID> used =
        served.stream().map(event -> event.getStubMapping().getId()).collect(Collectors.toSet());
    assertThat(server().getStubMappings())
        .filteredOn(stub -> !used.contains(stub.getId()))
        .extracting(StubMapping::getRequest)
        .as("stubs that nobody called")
        .isEmpty();
  }
}
