package dev.lvjw.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Apart from {@link DeliveryTest}: another test engine runs it and reports by class. */
class DeliveryPropertyTest {
  private static final String BODY =
      "{\"event\":\"candidateHired\",\"triggeredAt\":1760000000700,\"token\":\"t\","
          + "\"signature\":\"s\",\"data\":{\"opportunityId\":\"opp-1\"}}";

  /** Returns, whatever comes: an exception would be the defect. */
  @Property
  void neverThrows(@ForAll byte[] body) {
    assertThat(Delivery.parse(body)).isEmpty();
  }

  @Property
  void readsNothingOfABodyThatWasCutOff(@ForAll @IntRange(max = 120) int length) {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    int cut = Math.min(length, body.length - 1);
    assertThat(Delivery.parse(Arrays.copyOf(body, cut))).isEmpty();
    assertThat(Delivery.parse(body)).isPresent();
  }
}
