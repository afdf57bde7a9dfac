package dev.lvjw.hire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ada Lovelace|ADA  lovelace|same",
        "Ada Lovelace|Lovelace, Ada|same",
        "José Núñez|Jose Nunez|same",
        "Søren Ørsted|Soren Orsted|same",
        "Seán O'Brien|Sean O’Brien|same",
        "Seán O'Brien|Sean OBrien|same",
        "Jean-Luc Picard|Jean Luc Picard|same",
        "Jean-Luc Picard|Jeanluc Picard|same",
        "Picard, Jean-Luc|Jeanluc Picard|same",
        "佐藤 美咲|美咲 佐藤|same",
        "佐藤 美咲|佐藤美咲|same",
        "佐藤美咲|美咲 佐藤|same",
        "佐藤　美咲|佐藤 美咲|same",
        "Tenzin|tenzin|same",
        "J. R. Tolkien|J R Tolkien|same",
        "Ada Lovelace|Ada King Lovelace|alike",
        "Ana Neves|Ana Lucia Prado Neves|alike",
        "Ada Lovelace|Ada Byron|other",
        "Ada|Ada Lovelace|other",
        "Ada Ada|Ada Lovelace Ada|alike",
        "Ada Ada|Ada Lovelace|other",
        "Ada Lovelace|Adal Ovelace|same",
        "Ada Lovelace|Adam Lovelace|other",
        "さとう みさき|ざどう みざぎ|other",
        "'...'|'-'|other",
      })
  void comparesNamesHoweverTheyAreWritten(String one, String other, String as) {
    for (PersonName[] pair :
        new PersonName[][] {
          {PersonName.of(one), PersonName.of(other)}, {PersonName.of(other), PersonName.of(one)}
        }) {
      assertThat(pair[0].same(pair[1])).isEqualTo(as.equals("same"));
      assertThat(pair[0].alike(pair[1])).isEqualTo(!as.equals("other"));
    }
  }
}
