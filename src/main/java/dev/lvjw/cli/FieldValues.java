package dev.lvjw.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.hire.FieldName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Values of fields as people write them: on the command line, in a file, on stdin. */
final class FieldValues {
  private static final int LARGEST = 64 * 1024;

  /** What editors of Windows put before UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private FieldValues() {}

  static FieldName field(String key) {
    return field(key, "lvjw review --help");
  }

  /**
   * @param next the command for who names none
   */
  static FieldName field(String key, String next) {
    return FieldName.ofKey(key)
        .orElseThrow(
            () ->
                Failure.usage(
                    "\""
                        + key
                        + "\" is no field; there are "
                        + String.join(
                            ", ", Arrays.stream(FieldName.values()).map(FieldName::key).toList()),
                    next));
  }

  /** Takes one {@code FIELD=VALUE}. */
  static void put(Map<FieldName, String> values, String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw Failure.usage("a value is written FIELD=VALUE", "--set title=Engineer");
    }
    put(values, pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static void put(Map<FieldName, String> values, String key, String value) {
    if (values.put(field(key), value) != null) {
      throw Failure.usage(field(key).key() + " is given twice", "give each field once");
    }
  }

  /**
   * Reads a JSON object, or lines {@code FIELD=VALUE}; blank lines and lines with {@code #} are
   * skipped.
   *
   * @param from a file, or {@code -} for stdin
   * @param id the hire as it was named, for the next command
   */
  static Map<FieldName, String> read(Host host, String from, String id) {
    String text = text(host, from, id);
    return text.stripLeading().startsWith("{") ? json(text, id) : lines(text);
  }

  private static String text(Host host, String from, String id) {
    try (InputStream in =
        from.equals("-")
            ? host.in()
            : Files.newInputStream(host.workingDirectory().resolve(from))) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw Failure.usage("what --from reads is too large", "lvjw review --help");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (IOException | InvalidPathException e) {
      throw Failure.usage(
              "what --from names can't be read as UTF-8 text", "lvjw review " + id + " --from FILE")
          .causedBy(e);
    }
  }

  private static Map<FieldName, String> lines(String text) {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    text.lines()
        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
        .forEach(line -> put(values, line));
    return values;
  }

  private static Map<FieldName, String> json(String text, String id) {
    Map<FieldName, String> values = new EnumMap<>(FieldName.class);
    try (JsonParser parser =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
          throw Failure.usage(
              "\"" + key + "\" has no plain value", "lvjw review " + id + " --unset " + key);
        }
        put(values, key, parser.getText());
      }
      if (parser.nextToken() != null) {
        throw notOneObject();
      }
      return values;
    } catch (IOException e) {
      throw notOneObject().causedBy(e);
    }
  }

  private static Failure notOneObject() {
    return Failure.usage("what --from reads is not one JSON object", "lvjw review --help");
  }
}
