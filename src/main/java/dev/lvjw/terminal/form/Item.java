package dev.lvjw.terminal.form;

import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Issue;

/** A row of the form that the cursor can stand on. */
sealed interface Item {
  /** One of the thirteen values. */
  record Value(FieldName field) implements Item {}

  /** What isn't a value. */
  enum Other implements Item {
    OFFER("Offer"),
    PEOPLE("Duplicates"),
    /** What concerns the hire as a whole and can only be read. */
    NOTES("Also");

    private final String label;

    Other(String label) {
      this.label = label;
    }
  }

  default String label() {
    return switch (this) {
      case Value(FieldName field) -> field.label();
      case Other other -> other.label;
    };
  }

  /** The row that an issue belongs to. */
  static Item of(Issue issue) {
    return issue
        .field()
        .<Item>map(Value::new)
        .orElseGet(
            () ->
                switch (issue.code()) {
                  case "offer-missing", "offer-unsigned", "signature-unproved" -> Other.OFFER;
                  case "duplicate", "rehire" -> Other.PEOPLE;
                  default -> Other.NOTES;
                });
  }
}
