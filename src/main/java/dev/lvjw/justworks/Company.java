package dev.lvjw.justworks;

import dev.lvjw.http.Wire;
import java.util.ArrayList;
import java.util.List;

/** The company behind the login (justworks-api reference §1.5). */
public record Company(String name, List<Named> departments, List<Named> offices) {
  public Company {
    departments = List.copyOf(departments);
    offices = List.copyOf(offices);
  }

  static Company read(Wire wire) {
    return new Company(
        wire.textOf("display_name", "legal_name", "name").orElse(""),
        named(wire, "departments"),
        named(wire, "offices"));
  }

  /** The inner shape is not published: objects with one of several spellings, or plain names. */
  private static List<Named> named(Wire wire, String key) {
    List<Named> list = new ArrayList<>();
    if (wire.holdsObjects(key)) {
      for (Wire item : wire.objects(key)) {
        item.textOf("name", "display_name", "title", "label")
            .ifPresentOrElse(
                name -> list.add(new Named(item.text("id").orElse(""), name)),
                () -> item.problem("has no name"));
      }
    } else {
      wire.texts(key).forEach(name -> list.add(new Named("", name)));
    }
    return list;
  }
}
