package dev.lvjw.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lvjw.Failure;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.Directory.Authority;
import dev.lvjw.hire.Directory.Person;
import dev.lvjw.hire.PersonName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file of {@code justworks.lists}: the departments, offices and managers that Justworks knows,
 * for customers without access to its API. A JSON object of lists, or a table (CSV) with a column
 * for each, such as one saved from a spreadsheet.
 */
public final class NameLists {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Set<String> KEYS = Set.of("departments", "offices", "managers");
  private static final String COLUMNS = "department, office, manager, email (the manager's)";

  private final Path file;
  private final Set<String> departments = new LinkedHashSet<>();
  private final Set<String> offices = new LinkedHashSet<>();
  private final Set<Person> managers = new LinkedHashSet<>();

  private NameLists(Path file) {
    this.file = file;
  }

  /**
   * Reads the file; a name that is there twice counts once.
   *
   * @throws Failure (usage) when it can't be read, or isn't such a list
   */
  public static Directory read(Path file) {
    NameLists lists = new NameLists(file);
    String text = lists.text();
    if (text.stripLeading().startsWith("{")) {
      lists.json(text);
    } else {
      lists.table(text);
    }
    return new Directory(
        Authority.LIST,
        List.copyOf(lists.departments),
        List.copyOf(lists.offices),
        List.copyOf(lists.managers));
  }

  private String text() {
    try {
      if (Files.size(file) > LARGEST) {
        throw bad("is larger than " + LARGEST / 1024 / 1024 + " MB");
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw bad("is not UTF-8 text; save it as \"CSV UTF-8\"").causedBy(e);
    } catch (IOException e) {
      throw bad("can't be read").causedBy(e);
    }
  }

  private void json(String text) {
    Map<String, Object> object;
    try (JsonParser parser = JsonTree.JSON.createParser(text)) {
      object = JsonTree.readObject(parser).orElseThrow(() -> bad("is not one JSON object"));
    } catch (JsonProcessingException e) {
      throw bad("is not JSON at line " + e.getLocation().getLineNr()).causedBy(e);
    } catch (IOException e) {
      throw bad("can't be read").causedBy(e);
    }
    object.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw bad(
                  "holds the unknown key \""
                      + key
                      + "\"; there are "
                      + String.join(", ", KEYS.stream().sorted().toList()));
            });
    list(object, "departments").forEach(item -> departments.add(name(item, "departments")));
    list(object, "offices").forEach(item -> offices.add(name(item, "offices")));
    list(object, "managers").forEach(this::manager);
  }

  private List<?> list(Map<String, Object> object, String key) {
    return switch (Optional.ofNullable(object.get(key)).orElse(List.of())) {
      case List<?> list -> list;
      default -> throw bad("holds \"" + key + "\", which is not a list");
    };
  }

  private String name(Object item, String key) {
    if (item instanceof String name && !name.isBlank()) {
      return name.strip();
    }
    throw bad("holds something else than a name among the " + key);
  }

  private void manager(Object item) {
    if (item instanceof Map<?, ?> object) {
      Object email = object.get("email");
      managers.add(
          person(
              name(
                  String.valueOf(object.get("name") instanceof String name ? name : ""),
                  "managers"),
              email instanceof String address ? address : ""));
    } else {
      managers.add(person(name(item, "managers"), ""));
    }
  }

  private static Person person(String name, String email) {
    List<String> emails = email.isBlank() ? List.of() : List.of(email.strip());
    return new Person("", PersonName.of(name), List.of(), emails, true, Optional.empty());
  }

  private void table(String text) {
    List<List<String>> rows =
        CsvRows.read(text).orElseThrow(() -> bad("has a quote that doesn't end"));
    List<String> columns =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    if (columns.stream().noneMatch(Set.of("department", "office", "manager")::contains)) {
      throw bad("is neither a JSON object nor a table whose first line names columns: " + COLUMNS);
    }
    for (List<String> row : rows.subList(1, rows.size())) {
      cell(columns, row, "department").ifPresent(departments::add);
      cell(columns, row, "office").ifPresent(offices::add);
      cell(columns, row, "manager")
          .map(name -> person(name, cell(columns, row, "email").orElse("")))
          .ifPresent(managers::add);
    }
  }

  private static Optional<String> cell(List<String> columns, List<String> row, String column) {
    int at = columns.indexOf(column);
    return at < 0 || at >= row.size()
        ? Optional.empty()
        : Optional.of(row.get(at).strip()).filter(cell -> !cell.isEmpty());
  }

  private Failure bad(String why) {
    return Failure.usage(
        "the list of Justworks' names, " + file + ", " + why + " (setting justworks.lists)",
        "correct the file, or: lvjw config unset justworks.lists");
  }
}
