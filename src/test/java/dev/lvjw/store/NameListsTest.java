package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.Directory.Authority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameListsTest {
  @TempDir Path folder;

  private Directory read(String text) throws IOException {
    return NameLists.read(Files.writeString(folder.resolve("names"), text));
  }

  private static List<String> managers(Directory list) {
    return list.managers().stream()
        .map(one -> one.name().text() + " " + String.join(",", one.emails()))
        .map(String::strip)
        .toList();
  }

  @Test
  void readsAJsonObject() throws IOException {
    Directory list =
        read(
            """
            {"departments": ["Engineering", " Sales "], "offices": [],
             "managers": ["Grace Hopper", {"name": "Alan Turing", "email": "alan@example.test"}]}
            """);
    assertThat(list.authority()).isEqualTo(Authority.LIST);
    assertThat(list.departments()).containsExactly("Engineering", "Sales");
    assertThat(list.offices()).isEmpty();
    assertThat(managers(list)).containsExactly("Grace Hopper", "Alan Turing alan@example.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Department,Office,Manager,Email\nSales,\"Paris, FR\",Grace Hopper,g@example.test\nSales,,,\n",
        "\uFEFFdepartment;manager;email;office\r\nSales;Grace Hopper;g@example.test;Paris, FR\r\n",
        "Employee\tDEPARTMENT\t Office \tManager\tEmail\nAda\tSales\tParis, FR\tGrace Hopper\tg@example.test",
        "office,department,manager,email\n\n\"Paris, FR\",\"Sales\",\"Grace Hopper\",g@example.test\n,,\n",
      })
  void readsATable(String text) throws IOException {
    Directory list = read(text);
    assertThat(list.departments()).containsExactly("Sales");
    assertThat(list.offices()).containsExactly("Paris, FR");
    assertThat(managers(list)).containsExactly("Grace Hopper g@example.test");
  }

  @Test
  void readsQuotesAndLineBreaksInCells() throws IOException {
    assertThat(read("department\n\"The \"\"A\"\" team\"\n\"Two\nlines\"\n\"a\"b\n").departments())
        .containsExactly("The \"A\" team", "Two\nlines", "ab");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|neither a JSON object nor a table",
        "Sales,Finance|neither a JSON object nor a table",
        "{\"departments\":[\"A\"]|not JSON at line 1",
        "{\"departments\":[\"A\"]} {}|not one JSON object",
        "{\"departments\":\"A\"}|\"departments\", which is not a list",
        "{\"departments\":[7]}|something else than a name among the departments",
        "{\"offices\":[\" \"]}|something else than a name among the offices",
        "{\"managers\":[{\"email\":\"a@example.test\"}]}|something else than a name among the managers",
        "{\"department\":[]}|the unknown key \"department\"; there are departments, managers, offices",
        "department\\n\"Sales|a quote that doesn't end",
      })
  void saysWhatIsWrong(String text, String why) throws IOException {
    Path file = Files.writeString(folder.resolve("names"), text.replace("\\n", "\n"));
    assertThat(failure(file)).contains(why).contains(file.toString()).contains("justworks.lists");
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    assertThat(failure(folder.resolve("nowhere"))).contains("can't be read");
    assertThat(failure(folder)).contains("can't be read");
    Path latin = folder.resolve("latin");
    Files.write(latin, "department\nBüro".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(failure(latin)).contains("UTF-8");
    Path large = folder.resolve("large");
    Files.writeString(large, "x".repeat(4 * 1024 * 1024 + 1));
    assertThat(failure(large)).contains("larger than 4 MB");
  }

  private static String failure(Path file) {
    Failure failure = catchThrowableOfType(Failure.class, () -> NameLists.read(file));
    assertThat(failure.exit()).isEqualTo(ExitCode.USAGE);
    return failure.message();
  }
}
