package dev.lvjw.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Apart from {@link TableTest}: another test engine runs it and reports by class. */
class TablePropertyTest {
  @Property(tries = 500)
  void noLineIsWiderThanTheTerminal(
      @ForAll @Size(max = 4) List<String> names,
      @ForAll @Size(max = 4) List<String> notes,
      @ForAll @IntRange(min = 44, max = 120) int columns) {
    Table.Builder rows = Table.of("ID", "NAME", "VALUE", "NOTE").cutting("NAME").wrapping("VALUE");
    for (int i = 0; i < Math.min(names.size(), notes.size()); i++) {
      // A wide word of ASCII, what is escaped included, stays whole: an address can be copied then.
      String spoken = notes.get(i).replaceAll("[^\\p{L}]|[a-zA-Z]", " ");
      rows.row("aaaaaaaa", names.get(i), names.get(i), spoken);
    }
    Table table = rows.build();
    assertThat(table.aligned(columns).lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
    assertThat(table.aligned(columns).lines().filter(line -> line.startsWith("aaaaaaaa")))
        .hasSize(table.rows().size());
  }
}
