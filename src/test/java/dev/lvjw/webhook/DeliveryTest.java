package dev.lvjw.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.store.Inbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private static Optional<Delivery> parse(String json) {
    return Delivery.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsWhatLeverDocuments() {
    assertThat(
            parse(
                """
                {"id":"event-1","triggeredAt":1760000000700,"event":"candidateHired",
                 "data":{"opportunityId":"opp-1","contactId":"contact-1","candidateId":"old",
                         "toArchived":{"reason":"r","archivedAt":1}},
                 "signature":"abc","token":"t","more":[1,{"deep":[]}]}
                """))
        .hasValue(
            new Delivery(
                Optional.of("event-1"),
                "candidateHired",
                1_760_000_000_700L,
                "t",
                Optional.of("abc"),
                new Delivery.Event(Optional.of("opp-1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"data\":{},", "\"data\":null,", ""})
  void readsVerifyConnection(String data) {
    Delivery delivery =
        parse("{\"event\":\"candidateHired\"," + data + "\"token\":\"t\",\"triggeredAt\":1}")
            .orElseThrow();
    assertThat(delivery.content()).isEqualTo(new Delivery.Test());
    assertThat(delivery.id()).isEmpty();
    assertThat(delivery.signature()).isEmpty();
    assertThat(delivery.arrival())
        .isEqualTo(new Inbox.Arrival(Inbox.Kind.TEST, "candidateHired", Optional.empty(), "t", 1));
  }

  @Test
  void readsAnEventAboutNoOpportunity() {
    Delivery delivery =
        parse(
                "{\"event\":\"contactCreated\",\"data\":{\"contactId\":\"c\"},"
                    + "\"token\":\"t\",\"triggeredAt\":1}")
            .orElseThrow();
    assertThat(delivery.arrival().kind()).isEqualTo(Inbox.Kind.EVENT);
    assertThat(delivery.arrival().subject()).isEmpty();
  }

  static List<String> hostile() {
    String start = "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":1,";
    return List.of(
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "not json",
        "\u0000\u0000",
        "{}",
        "{\"event\":\"e\",\"token\":\"t\"}",
        "{\"event\":\"e\",\"triggeredAt\":1}",
        "{\"token\":\"t\",\"triggeredAt\":1}",
        "{\"event\":null,\"token\":\"t\",\"triggeredAt\":1}",
        "{\"event\":1,\"token\":\"t\",\"triggeredAt\":1}",
        "{\"event\":{\"a\":1},\"token\":\"t\",\"triggeredAt\":1}",
        "{\"event\":\"\",\"token\":\"t\",\"triggeredAt\":1}",
        "{\"event\":\"e\",\"token\":[\"t\"],\"triggeredAt\":1}",
        "{\"event\":\"e\",\"token\":\"" + "t".repeat(513) + "\",\"triggeredAt\":1}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":\"1\"}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":1.0}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":1e12}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":0}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":-1}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":01}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":99999999999999999999}",
        "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":NaN}",
        start + "\"id\":7}",
        start + "\"signature\":true}",
        start + "\"data\":[]}",
        start + "\"data\":\"x\"}",
        start + "\"data\":{\"opportunityId\":1}}",
        start + "\"data\":{\"opportunityId\":{}}}",
        start + "\"data\":{\"opportunityId\":\"\"}}",
        start + "\"data\":{\"opportunityId\":\"../../users\"}}",
        start + "\"data\":{\"opportunityId\":\"a\\nb\"}}",
        start + "\"data\":{\"opportunityId\":\"" + "x".repeat(129) + "\"}}",
        start + "\"data\":{\"opportunityId\":\"a\",\"opportunityId\":\"b\"}}",
        start + "\"data\":{\"lvjwProbe\":[]}}",
        start + "\"token\":\"again\"}",
        start + "\"data\":{}} trailing",
        start + "\"data\":{}}{}",
        start + "\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
        start + "\"x\":" + "1".repeat(5000) + ".}");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesWhatIsNoDelivery(String body) {
    assertThat(parse(body)).isEmpty();
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] body =
        "{\"event\":\"\u00ff\u00fe\",\"token\":\"t\",\"triggeredAt\":1}"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Delivery.parse(body)).isEmpty();
  }

  @Test
  void believesOnlyTheKeysItIsGiven() {
    String signature = Signature.sign("key", "t", 5);
    Delivery delivery =
        parse(
                "{\"event\":\"e\",\"token\":\"t\",\"triggeredAt\":5,\"signature\":\""
                    + signature
                    + "\"}")
            .orElseThrow();
    assertThat(delivery.signedBy(List.of("key"))).isTrue();
    assertThat(delivery.signedBy(List.of("new key", "key"))).isTrue();
    assertThat(delivery.signedBy(List.of("another"))).isFalse();
    assertThat(delivery.signedBy(List.of())).isFalse();
  }
}
