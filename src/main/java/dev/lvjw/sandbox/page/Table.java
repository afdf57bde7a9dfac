package dev.lvjw.sandbox.page;

import java.util.ArrayList;
import java.util.List;

/** A table with headers, which stacks its cells on a narrow screen. */
public final class Table {
  private final String caption;
  private final List<String> headers;
  private final List<Html> rows = new ArrayList<>();

  private Table(String caption, List<String> headers) {
    this.caption = caption;
    this.headers = headers;
  }

  /**
   * @param caption for who doesn't see the page; the heading above says it to who does
   */
  public static Table of(String caption, String... headers) {
    return new Table(caption, List.of(headers));
  }

  /**
   * @param cells as many as there are headers; the first one names the row
   */
  public Table row(Html... cells) {
    if (cells.length != headers.size()) {
      throw new IllegalArgumentException(caption + " has " + headers.size() + " columns");
    }
    List<Html> filled = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      filled.add(
          Html.of(
              i == 0
                  ? "<th scope=\"row\" data-label=\"{}\"><div>{}</div></th>"
                  : "<td data-label=\"{}\"><div>{}</div></td>",
              headers.get(i),
              cells[i]));
    }
    rows.add(Html.of("<tr>{}</tr>", Html.all(filled)));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * @param none what to say instead of a table without rows
   */
  public Html html(String none) {
    if (rows.isEmpty()) {
      return Parts.hint(none);
    }
    List<Html> heads =
        headers.stream().map(header -> Html.of("<th scope=\"col\">{}</th>", header)).toList();
    return Html.of(
        """
        <table><caption>{}</caption><thead><tr>{}</tr></thead>
        <tbody>
        {}
        </tbody></table>
        """,
        caption,
        Html.all(heads),
        Html.all(rows));
  }
}
