package dev.lvjw.hire;

import java.util.Optional;

/** A value that Lever changed since a person approved it. */
public record Change(FieldName field, Optional<String> was, Optional<String> now) {}
