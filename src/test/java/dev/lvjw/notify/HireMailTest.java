package dev.lvjw.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HireMailTest {
  private static final Commands COMMANDS = new Commands("default");

  static HireMail.Hire hire(String id, String name) {
    return new HireMail.Hire(
        id,
        name,
        Optional.of("Engineer"),
        Optional.of("2026-04-01"),
        URI.create("https://lever.example.test/candidates/" + id),
        URI.create("https://justworks.example.test/employees"));
  }

  @Test
  void tellsWhoAndWhatToDo() {
    Mail mail =
        HireMail.one(
            "<m@lvjw.local>", List.of("a@example.test"), hire("11111111", "Ada Ex"), COMMANDS);
    assertThat(mail.subject()).isEqualTo("A candidate has been hired in Lever!");
    assertThat(mail.messageId()).isEqualTo("<m@lvjw.local>");
    assertThat(mail.to()).containsExactly("a@example.test");
    assertThat(mail.text())
        .isEqualTo(
            """
            Ada Ex has been hired in Lever.

            Title:      Engineer
            Start date: 2026-04-01

            In Lever:     https://lever.example.test/candidates/11111111
            In Justworks: https://justworks.example.test/employees

            To look at it:  lvjw pending show 11111111
            To complete it: lvjw review 11111111
            To invite:      lvjw invite 11111111
            """);
  }

  @Test
  void saysWhatIsNotKnown() {
    HireMail.Hire bare =
        new HireMail.Hire(
            "11111111",
            " ",
            Optional.empty(),
            Optional.empty(),
            URI.create("https://lever.example.test/"),
            URI.create("https://justworks.example.test/"));
    assertThat(HireMail.one("<m@lvjw.local>", List.of(), bare, COMMANDS).text())
        .startsWith("A candidate without a name has been hired in Lever.")
        .contains("Title:      not known yet\nStart date: not known yet\n");
  }

  @Test
  void makesOneDigestOfMany() {
    List<HireMail.Hire> hires =
        IntStream.range(0, 12).mapToObj(i -> hire("1111111" + i, "Person " + i)).toList();
    Mail mail = HireMail.digest("<d@lvjw.local>", List.of("a@example.test"), hires, COMMANDS);
    assertThat(mail.subject()).isEqualTo("12 candidates have been hired in Lever!");
    assertThat(mail.text())
        .startsWith(
            "12 candidates have been hired in Lever.\n\nPerson 0, 11111110, start date 2026-04-01\n")
        .contains("\nPerson 1, 11111111, start date 2026-04-01\n")
        .contains("lvjw pending list");
  }

  @Test
  void showsWhatANameHides() {
    String name =
        "A\u202eB\u200bC\r\nBcc: x@example.test\u001b[31m\u0007\u2028\ufeffé名 \ud800\udb40\udc41";
    assertThat(HireMail.one("<m@lvjw.local>", List.of(), hire("1", name), COMMANDS).text())
        .startsWith(
            "A\\u202eB\\u200bC\\u000d\\u000aBcc: x@example.test\\u001b[31m\\u0007\\u2028\\ufeffé名"
                + " \\ud800\\udb40\\udc41 has been hired in Lever.\n");
  }

  @Test
  void messageIdIsTheSameForTheSameMailOnly() {
    String id = MessageId.of(MailKind.HIRED, List.of("opp-1", "2026-03-02"));
    assertThat(id).matches("<hired\\.[0-9a-f]{64}@lvjw\\.local>");
    assertThat(MessageId.of(MailKind.HIRED, List.of("opp-1", "2026-03-02"))).isEqualTo(id);
    assertThat(MessageId.of(MailKind.HIRED, List.of("opp-2", "2026-03-02"))).isNotEqualTo(id);
    assertThat(MessageId.of(MailKind.HIRED, List.of("opp-1", "2026-03-03"))).isNotEqualTo(id);
    assertThat(MessageId.of(MailKind.REMINDER, List.of("opp-1", "2026-03-02"))).isNotEqualTo(id);
  }

  @Test
  void commandsNameTheProfileAndQuoteWhatAShellWouldRead() {
    assertThat(COMMANDS.of("review", "4b9b5014")).isEqualTo("lvjw review 4b9b5014");
    assertThat(new Commands("acme").of("review", "x;rm -r'"))
        .isEqualTo("lvjw review 'x;rm -r'\\''' --profile acme");
  }

  @Test
  void saysTheSameInHtmlAndLoadsNothing() {
    Mail mail =
        HireMail.one("<m@lvjw.local>", List.of(), hire("11111111", "<b>Ada & 'Ex\"</b>"), COMMANDS);
    assertThat(mail.html())
        .contains(
            "<h1>&lt;b&gt;Ada &amp; &#39;Ex&quot;&lt;/b&gt; has been hired in Lever.</h1>",
            "<td><bdi>2026-04-01</bdi></td>",
            "<a href=\"https://lever.example.test/candidates/11111111\">",
            "<code>lvjw review 11111111</code>",
            "prefers-color-scheme:dark",
            "width=device-width")
        .doesNotContain("<b>", "src=", "url(", "@import", "<link", "<script");
  }

  @Test
  void aNameWithoutEndIsCut() {
    String text =
        HireMail.one("<m@lvjw.local>", List.of(), hire("1", "\uD83D\uDE00".repeat(9999)), COMMANDS)
            .text();
    assertThat(text.lines().findFirst().orElseThrow())
        .isEqualTo("\uD83D\uDE00".repeat(200) + "… has been hired in Lever.");
  }
}
