package dev.lvjw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas take what the contract allows and nothing else. */
class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everySchemaIsOneAndTakesItsSamples() {
    return Schemas.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      assertThat(
                              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                  .getSchema(
                                      SchemaLocation.of(
                                          "https://json-schema.org/draft/2020-12/schema"))
                                  .validate(Schemas.text(name), InputFormat.JSON))
                          .isEmpty();
                      Schemas.assertValid(name, sample(name).toString());
                    }));
  }

  /** Each object of each sample: one key more, and each required key missing, must be refused. */
  @TestFactory
  Stream<DynamicTest> noKeyMoreAndNoneLess() {
    return Schemas.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> refusesKeys(name)));
  }

  private static void refusesKeys(String name) {
    List<String> optional =
        List.of(
            "message",
            "active",
            "next",
            "warnings",
            "lastRun",
            "plan",
            "explain",
            "sentBack"); // looked at one by one in optionalKeys()
    for (String pointer : objects(sample(name), "")) {
      JsonNode more = sample(name);
      ((ObjectNode) more.at(pointer)).put("surplus", 1);
      assertThat(Schemas.problems(name, more.toString())).as(pointer + " + surplus").isNotEmpty();
      for (String key : keys(sample(name).at(pointer))) {
        if (!optional.contains(key)) {
          JsonNode less = sample(name);
          ((ObjectNode) less.at(pointer)).remove(key);
          assertThat(Schemas.problems(name, less.toString()))
              .as(pointer + " - " + key)
              .isNotEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hire   | /state                              | "hired"
          hire   | /id                                 | "short"
          hire   | /ready                              | "yes"
          hire   | /hiredAt                            | 1764000000000
          hire   | /hiredAt                            | "2026-11-24"
          hire   | /lever/url                          | "javascript:alert(1)"
          hire   | /fields/title/source                | "guess"
          hire   | /fields/title/status                | "fine"
          hire   | /fields/title/status                | "missing"
          hire   | /fields/title/value                 | null
          hire   | /fields/title/message               | null
          hire   | /fields/compensationAmount/value    | 80000
          hire   | /fields/compensationAmount/currency | "dollars"
          hire   | /fields/earningsType/value          | "yearly"
          hire   | /fields/exemptionStatus/value       | "Exempt"
          hire   | /fields/startDate/value             | "01/12/2026"
          hire   | /issues/0/severity                  | "error"
          hire   | /issues/0/field                     | "salary"
          hire   | /duplicates/0/decision              | "maybe"
          hire   | /duplicates/0/signals               | []
          hire   | /duplicates/1/active                | true
          hire   | /invitation/route                   | "mail"
          hire   | /invitation/state                   | "pending"
          status | /state                              | "Connected"
          status | /webhook/proved                     | null
          status | /lever/expiresAt                    | "soon"
          status | /sync/lastRun/exit                  | -1
          sync   | /found                              | -1
          sync   | /found                              | null
          invite | /items/0/result                     | "sent"
          log    | /items/0/fields                     | "title"
          hire   | /fields/title/explain/lever         | 7
          mapping-rule  | /from/0                      | "resume"
          mapping-rule  | /setting                     | "flag"
          mapping-check | /items/0/hires               | []
          error  | /error/exit                         | 0
          error  | /error/code                         | "Login needed"
          """)
  void refusesValue(String name, String pointer, String value) throws JsonProcessingException {
    JsonNode bad = with(sample(name), pointer, JSON.readTree(value));
    assertThat(Schemas.problems(name, bad.toString())).isNotEmpty();
    assertThatThrownBy(() -> Schemas.assertValid(name, bad.toString()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Not a valid " + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hire   | /invitation                | null
          hire   | /lever/offerStatus         | null
          hire   | /issues/0/field            | null
          hire   | /duplicates/0/decision     | null
          hire   | /changes/0/was             | null
          hire   | /fields/manager/value      | "none"
          status | /webhook/lastDeliveryAt    | null
          status | /lever/account             | null
          status | /sync/lastSuccessAt        | null
          status | /sync/lastRun              | null
          sync   | /problems/0/hire           | null
          log    | /items/0/hire              | null
          log    | /items/0/evidence          | null
          error  | /error/next                | null
          """)
  void takesValue(String name, String pointer, String value) throws JsonProcessingException {
    Schemas.assertValid(name, with(sample(name), pointer, JSON.readTree(value)).toString());
  }

  @Test
  void optionalKeys() {
    ObjectNode hire = (ObjectNode) sample("hire");
    ((ObjectNode) hire.at("/fields/title")).remove("message");
    ((ObjectNode) hire.at("/fields/title")).remove("explain");
    Schemas.assertValid("hire", hire.toString());
    ObjectNode sync = (ObjectNode) sample("sync");
    sync.remove("plan");
    Schemas.assertValid("sync", sync.toString());
    ObjectNode status = (ObjectNode) sample("status");
    status.remove("next");
    status.remove("warnings");
    ((ObjectNode) status.at("/sync")).remove("lastRun");
    Schemas.assertValid("status", status.toString());
    ObjectNode rule = (ObjectNode) sample("mapping-rule");
    rule.remove("sentBack");
    Schemas.assertValid("mapping-rule", rule.toString());
    ((ObjectNode) hire.at("/duplicates/0")).remove("active");
    assertThat(Schemas.problems("hire", hire.toString()))
        .as("a member without active")
        .isNotEmpty();
  }

  private static JsonNode with(JsonNode sample, String pointer, JsonNode value) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = sample.at(pointer.substring(0, slash));
    String key = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(key, value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(key), value);
    }
    return sample;
  }

  private static List<String> keys(JsonNode object) {
    return object.propertyStream().map(property -> property.getKey()).toList();
  }

  private static List<String> objects(JsonNode node, String pointer) {
    Stream<String> here = node.isObject() ? Stream.of(pointer) : Stream.of();
    Stream<String> below =
        node.isObject()
            ? node.propertyStream()
                .flatMap(
                    property ->
                        objects(property.getValue(), pointer + "/" + property.getKey()).stream())
            : java.util.stream.IntStream.range(0, node.size())
                .boxed()
                .flatMap(index -> objects(node.get(index), pointer + "/" + index).stream());
    return Stream.concat(here, below).toList();
  }

  private static JsonNode sample(String name) {
    String file = "/samples/" + name + ".json";
    try (InputStream in = SchemasTest.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError("No " + file);
      }
      return JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
