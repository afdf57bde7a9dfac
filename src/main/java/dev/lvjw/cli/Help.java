package dev.lvjw.cli;

import java.util.List;

/** The help of a group: names and one line each, without building any command. */
final class Help {
  private Help() {}

  static String of(Catalog catalog, List<String> path) {
    StringBuilder text = new StringBuilder();
    String command = path.isEmpty() ? "lvjw" : "lvjw " + String.join(" ", path);
    if (path.isEmpty()) {
      text.append("lvjw turns \"Hired in Lever\" into \"invited in Justworks\".\n\n");
    }
    text.append("Usage: ").append(command).append(" COMMAND [OPTIONS]\n\n");
    List<Entry> entries = catalog.below(path);
    int width = entries.stream().mapToInt(entry -> entry.path().length()).max().orElse(0);
    for (Entry entry : entries) {
      String gap = " ".repeat(width - entry.path().length() + 2);
      text.append("  ").append(entry.path()).append(gap).append(entry.summary()).append('\n');
    }
    text.append("\nEvery command explains itself: ").append(command).append(" COMMAND --help\n");
    return text.toString();
  }
}
