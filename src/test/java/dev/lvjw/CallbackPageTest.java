package dev.lvjw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page for https redirect addresses, {@code docs/callback/index.html}: a code stands in its
 * address, so that it may run nothing but its own script and load nothing at all.
 */
class CallbackPageTest {
  private final String page;

  CallbackPageTest() throws IOException {
    page = Files.readString(Path.of("docs", "callback", "index.html"));
  }

  private String only(String element) {
    return only(Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">"));
  }

  private String only(Pattern pattern) {
    assertThat(pattern.matcher(page).results()).as(pattern.pattern()).hasSize(1);
    return pattern.matcher(page).results().map(match -> match.group(1)).findFirst().orElseThrow();
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void runsItsOwnScriptOnly() {
    assertThat(only(Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")))
        .isEqualTo(
            "default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(hash(only("script")), hash(only("style"))));
    assertThat(page).doesNotContainIgnoringCase("onclick=", "innerHTML", "document.write", "eval(");
  }

  @Test
  void loadsNothingAndTellsNobodyWhereItWas() {
    assertThat(
            Pattern.compile("(?i)(?:src|href|action)\\s*=\\s*\"([^\"]*)\"").matcher(page).results())
        .extracting((MatchResult match) -> match.group(1))
        .containsExactly("data:,");
    assertThat(page)
        .doesNotContainPattern(
            "(?i)https?:|//[a-z]|@import|url\\(|fetch\\(|XMLHttp|sendBeacon|import\\(")
        .contains("<meta name=\"referrer\" content=\"no-referrer\">");
  }

  @Test
  void takesTheCodeOutOfTheHistoryBeforeAnythingElse() {
    assertThat(only("script"))
        .containsSubsequence("location.href", "history.replaceState", "getElementById");
  }
}
