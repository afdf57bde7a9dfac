package dev.lvjw.terminal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lvjw.terminal.form.Key.Named;
import dev.lvjw.terminal.form.Key.Pasted;
import dev.lvjw.terminal.form.Key.Typed;
import dev.lvjw.terminal.form.Keyboard.Characters;
import dev.lvjw.terminal.form.Keyboard.HungUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which key a terminal means by what it sends. */
class KeyboardTest {
  static Stream<Arguments> keys() {
    return Stream.of(
        sent("a", new Typed('a')),
        sent("é山", new Typed('é'), new Typed('山')),
        sent("\ud83d\ude80", new Typed(0x1F680)),
        sent("\r\n\t", Named.ENTER, Named.ENTER, Named.TAB),
        sent("\u007f\b", Named.BACKSPACE, Named.BACKSPACE),
        sent("\u001b[A\u001b[B\u001bOC\u001bOD", Named.UP, Named.DOWN, Named.RIGHT, Named.LEFT),
        sent("\u001b[H\u001b[F\u001b[1~\u001b[4~", Named.HOME, Named.END, Named.HOME, Named.END),
        sent("\u001b[5~\u001b[6~\u001b[3~", Named.PAGE_UP, Named.PAGE_DOWN, Named.DELETE),
        sent("\u001b[Z", Named.BACK_TAB),
        sent("\u001b", Named.ESCAPE),
        sent("\u0003\u0004\u001a", Named.INTERRUPT, Named.END_OF_INPUT, Named.SUSPEND),
        sent("\u0001\u0005\u0015\u0017", Named.HOME, Named.END, Named.CLEAR_LINE, Named.CLEAR_WORD),
        sent("\u001b[1;5Aa", Named.UP, new Typed('a')),
        // Function keys and answers of terminals: none of their letters is a command.
        sent(
            "\u001b[15~\u001b[?62;1;4c\u001bOPq",
            Named.UNKNOWN,
            Named.UNKNOWN,
            Named.UNKNOWN,
            new Typed('q')),
        // Alt-a approves nothing.
        sent("\u001ba", Named.UNKNOWN),
        sent("\u0000\u000c", Named.UNKNOWN, Named.UNKNOWN),
        sent("\ude80", Named.UNKNOWN),
        sent("\u001b[200~a\rq\u001b[31m\u001b[201~u", new Pasted("a\rq\u001b[31m"), new Typed('u')),
        sent("\u001b[200~never ends", Named.UNKNOWN));
  }

  private static Arguments sent(String characters, Key... keys) {
    return Arguments.of(characters, List.of(keys));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void areRead(String sent, List<Key> keys) throws IOException, HungUp {
    Keyboard keyboard = new Keyboard(typing(sent, Characters.NONE));
    List<Key> read = new ArrayList<>();
    for (Optional<Key> key = keyboard.next(1); key.isPresent(); key = keyboard.next(1)) {
      read.add(key.get());
    }
    assertThat(read).isEqualTo(keys);
  }

  @Test
  void theEndIsNoKey() {
    Keyboard keyboard = new Keyboard(typing("", Characters.END));
    assertThatExceptionOfType(HungUp.class).isThrownBy(() -> keyboard.next(1));
  }

  private static Characters typing(String text, int then) {
    int[] at = {0};
    return milliseconds -> at[0] < text.length() ? text.charAt(at[0]++) : then;
  }
}
