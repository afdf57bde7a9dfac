package dev.lvjw;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictWireMockTest {
  private final StrictWireMock server = new StrictWireMock();

  @Test
  void failsOnAnUnforeseenRequestAndOnAnUnusedStub() throws IOException {
    server.stub(get("/used").willReturn(ok()));
    call(server.uri("/used"));
    server.check();

    call(server.uri("/unforeseen"));
    assertThatThrownBy(server::check).hasMessageContaining("GET /unforeseen");

    server.stub(get("/unused").willReturn(ok()));
    assertThatThrownBy(server::check).isInstanceOf(AssertionError.class);
  }

  @Test
  void failsOnAnUnusedStubAlone() {
    server.stub(get("/unused").willReturn(ok()));
    assertThatThrownBy(server::check).hasMessageContaining("stubs that nobody called");
  }

  @BeforeEach
  void open() {
    server.open();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static void call(URI uri) throws IOException {
    ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();
  }
}
