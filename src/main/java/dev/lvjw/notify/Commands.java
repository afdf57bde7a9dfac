package dev.lvjw.notify;

/**
 * Commands for the reader of a mail to type.
 *
 * @param profile named in each, unless it is the default one
 */
public record Commands(String profile) {
  private static final String DEFAULT = "default";

  /** A command of lvjw, its words quoted where a shell would take them for something else. */
  String of(String... words) {
    StringBuilder line = new StringBuilder("lvjw");
    for (String word : words) {
      line.append(' ').append(word.matches("[A-Za-z0-9._-]+") ? word : quoted(word));
    }
    return profile.equals(DEFAULT) ? line.toString() : line + " --profile " + profile;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
