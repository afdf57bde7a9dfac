package dev.lvjw.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser gets a page where there is none, a program an error that it can read. */
class UnknownAddressTest {
  private static final TestVisitor VISITOR = new TestVisitor();
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @AfterAll
  static void close() {
    VISITOR.close();
  }

  static Stream<URI> products() {
    return Stream.of(VISITOR.sandbox.leverPages(), VISITOR.sandbox.justworksPages());
  }

  @ParameterizedTest
  @MethodSource("products")
  void aBrowserGetsAPage(URI product) {
    TestVisitor.Answer page = VISITOR.get(product + "/nowhere/at-all", "Accept", BROWSER);
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body()).contains("There is nothing at this address", "href=\"/\"");
    PageAudit.check(page);
  }

  @ParameterizedTest
  @MethodSource("products")
  void programsGetJson(URI product) {
    assertThat(VISITOR.get(product + "/nowhere").json().isObject()).isTrue();
    for (String path : List.of("/v1", "/v1/nowhere", "/oauth/nowhere")) {
      TestVisitor.Answer answer = VISITOR.get(product + path, "Accept", BROWSER);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().isObject()).isTrue();
    }
    assertThat(VISITOR.get(product + "/oauth/token", "Accept", BROWSER).json().isObject()).isTrue();
  }
}
