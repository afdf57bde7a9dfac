package dev.lvjw.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The sandbox's JSON: trees, because a partial object of an outside caller may carry any field. */
public final class Json {
  /** Amounts are never rounded through a double on their way in or out. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An array of these texts. */
  public static ArrayNode strings(List<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  /** The JSON text in UTF-8. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  /**
   * Reads a body that must be one JSON object; an empty body counts as {@code {}}.
   *
   * @throws Refusal 400 when it is anything else
   */
  public static ObjectNode readObject(byte[] body) {
    if (body.length == 0) {
      return object();
    }
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new Refusal(400, "BadRequest", "the body is not JSON");
    }
    throw new Refusal(400, "BadRequest", "the body must be a JSON object");
  }

  /**
   * Lays {@code given} over {@code filled}: objects merge key by key, everything else replaces,
   * {@code null} and an empty object included, so that "left out" and "given as nothing" differ.
   */
  public static void layOver(ObjectNode filled, ObjectNode given) {
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      if (entry.getValue() instanceof ObjectNode inner
          && !inner.isEmpty()
          && filled.path(entry.getKey()) instanceof ObjectNode target) {
        layOver(target, inner);
      } else {
        filled.set(entry.getKey(), entry.getValue());
      }
    }
  }

  /** The texts of an array of strings; other elements are passed over. */
  public static List<String> texts(JsonNode array) {
    return array.valueStream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
  }
}
