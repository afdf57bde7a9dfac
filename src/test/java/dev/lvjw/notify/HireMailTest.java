package dev.lvjw.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HireMailTest {
  private static final Instant HIRED = Instant.parse("2026-03-02T09:00:00Z");

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
        HireMail.one("<m@lvjw.local>", List.of("a@example.test"), hire("11111111", "Ada Ex"));
    assertThat(mail.subject()).isEqualTo("A candidate has been hired in Lever!");
    assertThat(mail.messageId()).isEqualTo("<m@lvjw.local>");
    assertThat(mail.to()).containsExactly("a@example.test");
    assertThat(mail.html()).isEmpty();
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
    assertThat(HireMail.one("<m@lvjw.local>", List.of(), bare).text())
        .startsWith("A candidate without a name has been hired in Lever.")
        .contains("Title:      not known yet\nStart date: not known yet\n");
  }

  @Test
  void makesOneDigestOfMany() {
    List<HireMail.Hire> hires =
        IntStream.range(0, 12).mapToObj(i -> hire("1111111" + i, "Person " + i)).toList();
    Mail mail = HireMail.digest("<d@lvjw.local>", List.of("a@example.test"), hires);
    assertThat(mail.subject()).isEqualTo("12 candidates have been hired in Lever!");
    assertThat(mail.text())
        .startsWith("12 candidates have been hired in Lever:\n\n11111110   Person 0\n")
        .contains("\n11111111   Person 1\n")
        .contains("lvjw pending list");
  }

  @Test
  void showsWhatANameHides() {
    String name =
        "A\u202eB\u200bC\r\nBcc: x@example.test\u001b[31m\u0007\u2028\ufeffé名 \ud800\udb40\udc41";
    assertThat(HireMail.one("<m@lvjw.local>", List.of(), hire("1", name)).text())
        .startsWith(
            "A\\u202eB\\u200bC\\u000d\\u000aBcc: x@example.test\\u001b[31m\\u0007\\u2028\\ufeffé名"
                + " \\ud800\\udb40\\udc41 has been hired in Lever.\n");
  }

  @Test
  void messageIdIsTheSameForTheSameMailOnly() {
    String id = HireMail.messageId("opp-1", HIRED, "hired");
    assertThat(id).matches("<hire\\.[0-9a-f]{64}@lvjw\\.local>");
    assertThat(HireMail.messageId("opp-1", HIRED, "hired")).isEqualTo(id);
    assertThat(HireMail.messageId("opp-2", HIRED, "hired")).isNotEqualTo(id);
    assertThat(HireMail.messageId("opp-1", HIRED.plusMillis(1), "hired")).isNotEqualTo(id);
    assertThat(HireMail.messageId("opp-1", HIRED, "reminder")).isNotEqualTo(id);
  }
}
