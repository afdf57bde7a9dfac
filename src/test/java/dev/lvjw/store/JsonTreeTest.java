package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  private static Optional<Map<String, Object>> read(String json) throws IOException {
    try (JsonParser parser = JsonTree.JSON.createParser(json)) {
      return JsonTree.readObject(parser);
    }
  }

  @Test
  void comesBackAsItWas() throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("", "\u0000\ud800\u202e é \ud83d\ude80");
    tree.put("number", new BigDecimal("12345678901234567890.10"));
    tree.put("flag", true);
    tree.put("none", JsonTree.Absent.NULL);
    tree.put("list", List.of(Map.of("a", List.of()), "x", false));
    assertThat(read(JsonTree.write(tree))).hasValue(tree);
    assertThat(JsonTree.write(tree)).isASCII();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "1", "\"x\"", "null"})
  void isEmptyForWhatIsNoObject(String json) throws IOException {
    assertThat(read(json)).isEmpty();
  }

  @Test
  void isEmptyWhenMoreFollows() throws IOException {
    assertThat(read("{} {}")).isEmpty();
    assertThat(read("{}1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":[1}", "{\"a\":1,\"a\":2}", "{a:1}"})
  void refusesWhatIsNotJson(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000))).isInstanceOf(IOException.class);
  }
}
