package dev.lvjw.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small JSON file as maps, lists, strings, numbers, booleans and nulls, so that what lvjw doesn't
 * know survives a rewrite. Only jackson's streaming core, because every command reads these files
 * and databind costs start-up time.
 */
final class JsonFile {
  private JsonFile() {}

  /**
   * @return the object in the file; empty where there is no file
   * @throws Failure (local data) when it can't be read or is no JSON object
   */
  static Map<String, Object> read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = JsonTree.JSON.createParser(in)) {
      return JsonTree.readObject(parser)
          .orElseThrow(() -> damaged(file, "it is not one JSON object"));
    } catch (NoSuchFileException e) {
      return new LinkedHashMap<>();
    } catch (JsonProcessingException e) {
      // Only the place: the parser's own words quote the file, which may hold secrets.
      throw damaged(file, "line " + e.getLocation().getLineNr() + " is not JSON");
    } catch (IOException e) {
      throw notReadable(file, e);
    }
  }

  /**
   * The same of a file with secrets in it.
   *
   * @param mend what to do when others can read or change it
   * @throws Failure (local data) also then
   */
  static Map<String, Object> readPrivate(Path file, String mend) {
    try {
      if (PrivateFiles.exposed(file)) {
        throw new Failure(
            ExitCode.LOCAL_DATA,
            "unsafe_credentials",
            file + " can be read or changed by other users of this machine.",
            mend);
      }
    } catch (NoSuchFileException e) {
      return new LinkedHashMap<>();
    } catch (IOException e) {
      throw notReadable(file, e);
    }
    return read(file);
  }

  static void write(Path file, Map<String, Object> content) {
    PrivateFiles.replace(
        file,
        out -> {
          try (JsonGenerator generator = JsonTree.JSON.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.useDefaultPrettyPrinter();
            JsonTree.write(generator, content);
            generator.writeRaw('\n');
          }
        });
  }

  /** The object under a key, created where there is none; a value of another kind is damage. */
  static Map<String, Object> child(Path file, Map<String, Object> parent, String key) {
    Object found = parent.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    if (found instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked") // JsonTree makes all maps, with names for keys
      Map<String, Object> child = (Map<String, Object>) map;
      return child;
    }
    throw damaged(file, "\"" + key + "\" is not an object");
  }

  private static Failure notReadable(Path file, IOException e) {
    return new Failure(
            ExitCode.LOCAL_DATA,
            "not_readable",
            file + " can't be read.",
            "look who owns it: ls -l " + file)
        .causedBy(e);
  }

  static Failure damaged(Path file, String how) {
    return new Failure(
        ExitCode.LOCAL_DATA,
        "damaged_file",
        file + " is damaged: " + how + ".",
        "correct it, or move it away and set it up again: mv " + file + " " + file + ".damaged");
  }
}
