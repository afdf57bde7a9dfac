package dev.lvjw.sandbox.page;

/** What a badge or a notice means; said by its words, shown again by its colour. */
public enum Tone {
  GOOD("good"),
  WAITING("waiting"),
  BAD("bad"),
  PLAIN("plain");

  private final String style;

  Tone(String style) {
    this.style = style;
  }

  String style() {
    return style;
  }
}
