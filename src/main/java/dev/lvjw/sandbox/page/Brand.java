package dev.lvjw.sandbox.page;

/** Which of the two products a page belongs to, told by its colours at a glance. */
public enum Brand {
  LEVER("Lever", "#0b6b57", "#07493c", "#e4f3ef", "#10322b", "#ffffff", "3"),
  JUSTWORKS("Justworks", "#4338b8", "#2f2790", "#ecebfa", "#ffffff", "#2a2563", "8");

  private final String product;
  private final String colours;
  private final Html icon;

  Brand(
      String product,
      String accent,
      String dark,
      String soft,
      String bar,
      String onBar,
      String roundness) {
    this.product = product;
    this.colours =
        ":root{--accent:%s;--dark:%s;--soft:%s;--bar:%s;--on-bar:%s;--tile:%spx}"
            .formatted(accent, dark, soft, bar, onBar, roundness);
    this.icon =
        new Html(
            ("data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E"
                    + "%%3Crect width='16' height='16' rx='%s' fill='%%23%s'/%%3E%%3C/svg%%3E")
                .formatted(roundness, accent.substring(1)));
  }

  /** The product's name. */
  public String product() {
    return product;
  }

  /** The custom properties that {@link Page}'s stylesheet is written with. */
  String colours() {
    return colours;
  }

  /** The page's icon as an address that loads nothing. */
  Html icon() {
    return icon;
  }
}
