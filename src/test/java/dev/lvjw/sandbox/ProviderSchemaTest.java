package dev.lvjw.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.sandbox.fault.Switch;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox says nothing that the public sources don't: every answer, every switch. */
class ProviderSchemaTest {
  @Test
  void everyAnswerIsOfTheReferencePages() throws Exception {
    try (ProviderTour tour = new ProviderTour(Map.of())) {
      tour.walk();
      assertThat(tour.used()).containsExactlyInAnyOrderElementsOf(ProviderSchemas.names());
    }
  }

  @ParameterizedTest
  @MethodSource
  void everyAnswerIsWithEverySwitch(Map<Switch, String> set) throws Exception {
    try (ProviderTour tour = new ProviderTour(set)) {
      tour.walk();
    }
  }

  /** Each way of each switch, as many at once as don't hide one another's answers. */
  static Stream<Map<Switch, String>> everyAnswerIsWithEverySwitch() {
    Set<Switch> alone = Set.of(Switch.ERRORS, Switch.WEBHOOK_HTTP, Switch.RATE);
    Map<Integer, Map<Switch, String>> together = new TreeMap<>();
    Stream.Builder<Map<Switch, String>> single = Stream.builder();
    for (Switch one : Switch.values()) {
      for (int i = 1; i < one.ways().size(); i++) {
        String way = one.ways().get(i).equals("NUMBER") ? "20" : one.ways().get(i);
        if (alone.contains(one)) {
          single.add(Map.of(one, way));
        } else {
          together.computeIfAbsent(i, any -> new TreeMap<>()).put(one, way);
        }
      }
    }
    return Stream.concat(together.values().stream(), single.build());
  }

  @Test
  void aSchemaNoticesAnInventedKey() {
    assertThat(ProviderSchemas.problems("lever/stage", "{\"id\":\"offer\",\"text\":\"Offer\"}"))
        .isEmpty();
    assertThat(
            ProviderSchemas.problems(
                "lever/stage", "{\"id\":\"offer\",\"text\":\"Offer\",\"rank\":1}"))
        .isNotEmpty();
    assertThat(ProviderSchemas.problems("onboarding/pending-hire", "{\"external_id\":\"1\"}"))
        .isNotEmpty();
  }
}
