package dev.lvjw.terminal.form;

/**
 * What a row says now and said before.
 *
 * @param why the beginning of a sentence that tells of it: what changed it, since when
 * @param was what the row said then
 * @param now what it says now
 */
record Difference(String why, String was, String now) {
  String sentence() {
    return why + ": was " + was + ", now " + now + ".";
  }
}
