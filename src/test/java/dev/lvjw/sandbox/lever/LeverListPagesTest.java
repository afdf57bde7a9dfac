package dev.lvjw.sandbox.lever;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.TestVisitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of candidates; and every page with names that try to break it. */
class LeverListPagesTest {
  private final TestVisitor visitor = new TestVisitor();
  private final LeverTab tab = new LeverTab(visitor);

  @AfterEach
  void close() {
    visitor.close();
  }

  private String add(String name) {
    return visitor.sandbox.addCandidate(object().put("name", name));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private int rows() {
    return tab.html().split("<th scope=\"row\"", -1).length - 1;
  }

  private String link(String text) {
    return tab.html()
        .replaceAll("(?s).*href=\"([^\"]*)\">" + text + "</a>.*", "$1")
        .replace("&amp;", "&");
  }

  @Test
  void theStartAndTheListLeadToACandidate() {
    tab.open("/");
    assertThat(tab.text()).contains("Cedar & Finch");
    tab.open(link("Candidates"));
    assertThat(tab.text()).contains("Ada Brightwater", "Senior Engineer", "Hired");
  }

  @Test
  void namesAreSearchedInAnyCase() {
    add("Zuzana Quist");
    tab.open("/candidates").fill("Name", " zuzana QU").press("Search");
    assertThat(rows()).isEqualTo(1);
    assertThat(tab.text()).contains("Zuzana Quist", "Page 1 of 1, 1 candidate");
    tab.fill("Name", "nobody<>").press("Search");
    assertThat(tab.text()).contains("No candidate is like that.");
  }

  @Test
  void statesAreFiltered() {
    String active = add("Only Active");
    String gone = add("Turned Down");
    LeverTab other = new LeverTab(visitor).open("/candidates/" + gone);
    other.fill("Archive reason", "Withdrew").press("Archive");
    tab.open("/candidates?q=Only+Active").fill("State", "Active").press("Search");
    assertThat(tab.html()).contains(active);
    tab.fill("State", "Hired").press("Search");
    assertThat(rows()).isZero();
    tab.open("/candidates").fill("State", "Archived").press("Search");
    assertThat(tab.html()).contains(gone).doesNotContain(active);
    tab.fill("State", "Hired").press("Search");
    assertThat(tab.text()).contains("Ada Brightwater").doesNotContain("Turned Down");
  }

  @Test
  void aPageHoldsTwentyFive() {
    for (int i = 0; i < 60; i++) {
      add("Paged Person");
    }
    tab.open("/candidates?q=paged");
    assertThat(rows()).isEqualTo(25);
    assertThat(tab.text()).contains("Page 1 of 3, 60 candidates");
    assertThat(tab.html()).doesNotContain(">Previous</a>");
    tab.open(link("Next")).open(link("Next"));
    assertThat(rows()).isEqualTo(10);
    assertThat(tab.text()).contains("Page 3 of 3");
    tab.open(link("Previous"));
    assertThat(tab.text()).contains("Page 2 of 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "999999", "99999999999999999999"})
  void anOddPageNumberBreaksNothing(String page) {
    assertThat(tab.open("/candidates?page=" + page + "&state=odd").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onclick='x' {} {} %s",
        "</title></style></main></body>",
        "&lt;b&gt; &amp;amp; &#x202e;",
        "\u202Eevil\u2066\u200B\u200F\uFEFF",
        "\u001B[31mred\u0007\u0000\u009B\r\nnext line",
        "نورا ابراهيم",
        "=HYPERLINK(\"http://evil.example.test\")",
        "https://evil.example.test/",
      })
  void noNameBreaksAPage(String name) {
    String id = add(name);
    tab.open("/candidates");
    tab.open("/candidates/" + id);
    assertThat(tab.html()).contains("<h1><bdi>");
    tab.press("Create Offer");
    tab.fill("Job title", name).fill("Team", name).fill("Work email", name);
    tab.fill("Offered compensation amount", name).press("Next Step");
    assertThat(tab.status()).isEqualTo(400);
    tab.fill("Offered compensation amount", "1").fill("Type of earnings", "one time");
    tab.press("Next Step");
    assertThat(tab.wasRedirected()).isTrue();
    tab.press("Next Step").press("Send").press("Candidate Signed");
    tab.open("/candidates/" + id).press("Delete");
    tab.open("/candidates/new").fill("Name", name).fill("E-mails", name);
    tab.press("Add candidate");
    tab.open("/candidates/new").fill("Name", name).press("Add candidate");
    assertThat(tab.path()).matches("/candidates/[^/]+");
  }

  @Test
  void aNameWithoutEndBreaksNoPage() {
    String id = add("W".repeat(20_000));
    tab.open("/candidates").open("/candidates/" + id);
    assertThat(tab.html()).contains("overflow-wrap:anywhere");
  }

  @Test
  void anIdOfAnyCharactersHasItsPage() {
    String id = "a/b?c=<d> é%";
    visitor.sandbox.addCandidate(object().put("id", id).put("name", "Odd Id"));
    tab.open("/candidates?q=odd+id");
    tab.open(link("<bdi>Odd Id</bdi>"));
    assertThat(tab.text()).contains("Odd Id", id);
    tab.press("Make confidential");
    assertThat(tab.status()).isEqualTo(200);
    assertThat(tab.text()).contains("The candidate is confidential now.");
  }

  @Test
  void whatIsNotThereIsSaidOnAPage() {
    assertThat(tab.open("/candidates/unknown").status()).isEqualTo(404);
    assertThat(tab.open("/candidates/unknown/offers/unknown").status()).isEqualTo(404);
    String id = add("No Offer");
    assertThat(tab.open("/candidates/" + id + "/offers/unknown").status()).isEqualTo(404);
    assertThat(tab.text()).contains("There is no such offer.");
  }
}
