package dev.lvjw.hire;

import java.util.Optional;

/**
 * How a field came to its value, or why it has none.
 *
 * @param from the place in Lever that spoke, such as {@code posting:commitment}
 * @param raw what stands there, in Lever's spelling; personal data and pay among them
 * @param rule what was made of it, in words
 */
public record Explanation(Optional<String> from, Optional<String> raw, String rule) {
  Explanation and(String more) {
    return new Explanation(from, raw, rule + "; " + more);
  }
}
