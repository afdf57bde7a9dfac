package dev.lvjw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.terminal.Format;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static Words words(String... args) {
    return Words.of(args, Catalog.all());
  }

  private static Words split(String line) {
    return words(line.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pending list|pending list|",
        "--profile acme pending list|pending list|--profile acme",
        "pending --profile acme list|pending list|--profile acme",
        "pending list --profile acme|pending list|--profile acme",
        "--profile pending sync|sync|--profile pending",
        "-o json -q pending show abc|pending show|-o json -q abc",
        "-ojson --output=csv --profile=x status|status|-ojson --output=csv --profile=x",
        "--profile --output json|''|--profile --output",
        "pending list --state pending|pending list|--state pending",
        "pending show list|pending show|list",
        "review sync --set title=x|review|sync --set title=x",
        "invite status pending list|invite|status pending list",
        "config set notify.to status|config set|notify.to status",
        "invite -- sync|invite|-- sync",
      })
  void findsTheCommandAmongOptions(String line, String path, String rest) {
    Words words = split(line);
    if (path.isEmpty()) {
      assertThat(words.stray()).hasValue("json");
      return;
    }
    assertThat(words.path()).isEqualTo(List.of(path.split(" ")));
    assertThat(words.rest()).isEqualTo(rest == null ? List.of() : List.of(rest.split(" ")));
    assertThat(words.stray()).isEmpty();
  }

  @Test
  void namesTheWordThatIsNoCommand() {
    assertThat(split("pendng list").stray()).hasValue("pendng");
    assertThat(split("pending lst").stray()).hasValue("lst");
    assertThat(split("pending lst").path()).containsExactly("pending");
    assertThat(split("PENDING list").stray()).hasValue("PENDING");
    assertThat(words("").stray()).hasValue("");
    assertThat(words("pending", "", "list").stray()).hasValue("");
    assertThat(words().stray()).isEmpty();
    assertThat(split("pending").stray()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "status -o json,JSON",
    "-o JSON status,JSON",
    "status --output json,JSON",
    "status --output=Json,JSON",
    "status -ojson,JSON",
    "status -o=json,JSON",
    "status -oJSON,JSON",
    "status -o csv,TABLE",
    "status -o,TABLE",
    "status json,TABLE",
  })
  void tellsTheFormatBeforeTheCommandIsParsed(String line, Format format) {
    assertThat(split(line).format()).isEqualTo(format);
  }
}
