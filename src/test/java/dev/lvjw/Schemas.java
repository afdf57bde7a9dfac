package dev.lvjw;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JSON Schemas of {@code docs/schema}, for tests that hold an output to its promise. Offline.
 */
public final class Schemas {
  private static final Path FOLDER = Path.of("docs", "schema");
  private static final String SUFFIX = ".schema.json";
  private static final String BASE = "https://schema.lvjw.test/";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts()));

  private Schemas() {}

  /**
   * Fails the test unless the text is one JSON value of the shape.
   *
   * @param schemaName a file of {@code docs/schema} without its ending: {@code hire}, {@code
   *     hire-list}, {@code status}, {@code sync}, {@code invite}, {@code log}, {@code error}
   */
  public static void assertValid(String schemaName, String json) {
    List<String> problems = problems(schemaName, json);
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "Not a valid " + schemaName + ":\n  " + String.join("\n  ", problems) + "\n" + json);
    }
  }

  /** What is wrong, one line each; empty when the text is valid. */
  static List<String> problems(String schemaName, String json) {
    return schema(schemaName).validate(json, InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  /** The names of all schemas. */
  static List<String> names() {
    return List.copyOf(
        texts().keySet().stream()
            .map(location -> location.substring(BASE.length(), location.length() - SUFFIX.length()))
            .toList());
  }

  /** A schema's own text. */
  static String text(String schemaName) {
    String text = texts().get(BASE + schemaName + SUFFIX);
    if (text == null) {
      throw new AssertionError("No schema " + schemaName + " in " + FOLDER);
    }
    return text;
  }

  private static Schema schema(String name) {
    text(name);
    return REGISTRY.getSchema(SchemaLocation.of(BASE + name + SUFFIX));
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
        texts.put(BASE + file.getFileName(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
