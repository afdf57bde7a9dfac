package dev.lvjw.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small JSON file as maps, lists, strings, numbers, booleans and {@link Absent}, so that what
 * lvjw doesn't know survives a rewrite. Only jackson's streaming core, because every command reads
 * these files and databind costs start-up time.
 */
final class JsonFile {
  /** JSON's null. */
  enum Absent {
    NULL
  }

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonFile() {}

  /**
   * @return the object in the file; empty where there is no file
   * @throws Failure (local data) when it can't be read or is no JSON object
   */
  static Map<String, Object> read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = JSON.createParser(in)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        Map<String, Object> content = object(parser);
        if (parser.nextToken() == null) {
          return content;
        }
      }
      throw damaged(file, "it is not one JSON object");
    } catch (NoSuchFileException e) {
      return new LinkedHashMap<>();
    } catch (JsonProcessingException e) {
      // Only the place: the parser's own words quote the file, which may hold secrets.
      throw damaged(file, "line " + e.getLocation().getLineNr() + " is not JSON");
    } catch (IOException e) {
      throw new Failure(
              ExitCode.LOCAL_DATA,
              "not_readable",
              file + " can't be read.",
              "look who owns it: ls -l " + file)
          .causedBy(e);
    }
  }

  static void write(Path file, Map<String, Object> content) {
    PrivateFiles.replace(
        file,
        out -> {
          try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.useDefaultPrettyPrinter();
            value(generator, content);
            generator.writeRaw('\n');
          }
        });
  }

  /** The object under a key, created where there is none; a value of another kind is damage. */
  static Map<String, Object> child(Path file, Map<String, Object> parent, String key) {
    Object found = parent.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    if (found instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked") // object() makes all maps here, with names for keys
      Map<String, Object> child = (Map<String, Object>) map;
      return child;
    }
    throw damaged(file, "\"" + key + "\" is not an object");
  }

  static Failure damaged(Path file, String how) {
    return new Failure(
        ExitCode.LOCAL_DATA,
        "damaged_file",
        file + " is damaged: " + how + ".",
        "correct it, or move it away and set it up again: mv " + file + " " + file + ".damaged");
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_NULL -> Absent.NULL;
      default -> parser.getText();
    };
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static void value(JsonGenerator generator, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          generator.writeFieldName(String.valueOf(entry.getKey()));
          value(generator, entry.getValue());
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object item : list) {
          value(generator, item);
        }
        generator.writeEndArray();
      }
      case Boolean flag -> generator.writeBoolean(flag);
      case BigDecimal number -> generator.writeNumber(number);
      case Absent none -> generator.writeNull();
      default -> generator.writeString(value.toString());
    }
  }
}
