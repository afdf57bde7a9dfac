package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Typed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A product's form for a new person. */
interface AddForm {
  /** The fields, without the button that sends them. */
  Form fields(String action, Typed typed);

  /** What the fields begin with. */
  Typed blank();

  /** The new person; empty when {@code typed} then says what is wrong. */
  Optional<NewMember> read(Typed typed);

  /** What the button reads. */
  String button();

  /** Options of a select that sends what it reads. */
  static Map<String, String> same(List<String> options) {
    return options.stream()
        .collect(
            Collectors.toMap(
                one -> one, one -> one, (first, again) -> first, java.util.LinkedHashMap::new));
  }
}
