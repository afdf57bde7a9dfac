package dev.lvjw.hire;

/**
 * A value as Lever spells it, under Lever's own name. What it means for a hire is for the {@link
 * Mapping} to say.
 *
 * @param origin never an object alone
 * @param qualifier as of a {@link Fact}
 */
public record NamedFact(Origin origin, String raw, String qualifier) {}
