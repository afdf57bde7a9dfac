package dev.lvjw.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal drew, as an SVG picture for the docs: text, colours and weights, no more. */
final class ScreenPicture {
  private static final double CELL = 8.4;
  private static final int LINE = 19;
  private static final int MARGIN = 20;
  private static final String PAPER = "#1d2430";
  private static final String INK = "#d6dde8";
  private static final Pattern SEQUENCE =
      Pattern.compile("\u001b\\[([0-9;]*)m|\u001b\\([A-Z0-9]|\u000f");

  private boolean bold;
  private boolean faint;
  private boolean inverse;
  private boolean underlined;
  private Optional<String> color = Optional.empty();

  private ScreenPicture() {}

  /**
   * @param drawn rows with SGR sequences, as {@code tmux capture-pane -e} gives them
   */
  static String svg(String drawn) {
    return new ScreenPicture().picture(drawn.lines().toList());
  }

  private String picture(List<String> rows) {
    List<String> parts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      draw(rows.get(row), MARGIN + 14 + row * LINE, parts);
    }
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\""
                + " aria-label=\"lvjw review in a terminal\">%n<rect width=\"100%%\" height=\"100%%\""
                + " rx=\"8\" fill=\"%s\"/>%n<g font-family=\"ui-monospace,SFMono-Regular,Menlo,"
                + "Consolas,'DejaVu Sans Mono',monospace\" font-size=\"14\" fill=\"%s\""
                + ">%n",
            (int) Math.ceil(80 * CELL) + 2 * MARGIN,
            rows.size() * LINE + 2 * MARGIN,
            PAPER,
            INK)
        + String.join("\n", parts)
        + "\n</g>\n</svg>\n";
  }

  private void draw(String row, int y, List<String> parts) {
    Matcher sequence = SEQUENCE.matcher(row);
    int at = 0;
    int column = 0;
    while (true) {
      boolean more = sequence.find();
      String text = row.substring(at, more ? sequence.start() : row.length());
      if (!text.isEmpty()) {
        parts.add(piece(text, column, y));
        column += text.length();
      }
      if (!more) {
        return;
      }
      Optional.ofNullable(sequence.group(1)).ifPresent(this::style);
      at = sequence.end();
    }
  }

  private void style(String codes) {
    for (String code : codes.split(";")) {
      switch (code) {
        case "", "0" -> {
          bold = faint = inverse = underlined = false;
          color = Optional.empty();
        }
        case "1" -> bold = true;
        case "2" -> faint = true;
        case "4" -> underlined = true;
        case "7" -> inverse = true;
        case "31" -> color = Optional.of("#f0877a");
        case "32" -> color = Optional.of("#8fd08a");
        case "33" -> color = Optional.of("#e6c25f");
        case "39" -> color = Optional.empty();
        case "49" -> {} // the background's own
        default -> throw new AssertionError("a style that the picture doesn't know: " + code);
      }
    }
  }

  private String piece(String text, int column, int y) {
    double x = MARGIN + column * CELL;
    double width = text.length() * CELL;
    String paper =
        inverse
            ? String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                x,
                y - 14,
                width,
                LINE,
                INK)
            : "";
    String line =
        underlined
            ? String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"1\" fill=\"%s\"/>",
                x,
                y + 3,
                width,
                INK)
            : "";
    String ink = inverse ? PAPER : faint ? "#93a1b5" : color.orElse(INK);
    return paper
        + line
        + String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" lengthAdjust=\"spacing\" fill=\"%s\"%s>%s</text>",
            x,
            y,
            width,
            ink,
            bold ? " font-weight=\"bold\"" : "",
            escaped(text));
  }

  /** Spaces that don't break, or a browser would make one of several. */
  private static String escaped(String text) {
    return text.replace(' ', '\u00a0')
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
