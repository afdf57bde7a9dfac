package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lvjw.SafeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonWriterPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void everyTextComesBackAndNoneIsDangerous(@ForAll String key, @ForAll String text)
      throws IOException {
    String json = JsonWriter.write(Map.of(key, List.of(text)));
    assertThat(json.codePoints().noneMatch(SafeText::dangerous)).isTrue();
    JsonNode read = JSON.readTree(json);
    assertThat(read.get(key).get(0).textValue()).isEqualTo(text);
  }

  @Example
  void halfACharacterIsStillJson() throws IOException {
    String json = JsonWriter.write(Map.of("a", "\ud800\u202e\u007f\n"));
    assertThat(json).isEqualTo("{\"a\":\"\\ud800\\u202e\\u007f\\n\"}");
    assertThat(JSON.readTree(json).get("a").textValue()).isEqualTo("\ud800\u202e\u007f\n");
  }

  @Example
  void writesEachKindAsJsonHasIt() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("none", Optional.empty());
    all.put("some", Optional.of("x"));
    all.put("flag", false);
    all.put("int", 1);
    all.put("long", 2L);
    all.put("amount", new BigDecimal("10.50"));
    all.put("list", List.of(Map.of(), Optional.empty()));
    assertThat(JsonWriter.write(all))
        .isEqualTo(
            "{\"none\":null,\"some\":\"x\",\"flag\":false,\"int\":1,\"long\":2,"
                + "\"amount\":10.50,\"list\":[{},null]}");
  }
}
