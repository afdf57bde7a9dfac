package dev.lvjw.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Basis;
import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.Mapping;
import dev.lvjw.hire.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiresTest {
  private static final Basis BASIS = new Basis(Mapping.DEFAULT, LocalDate.EPOCH);
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123Z");

  @TempDir private Path home;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(home.resolve("lvjw.db"), home.resolve("cache"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Hire insert(String opportunityId) {
    return insert(opportunityId, Optional.empty(), AT);
  }

  private Hire insert(String opportunityId, Optional<String> contact, Instant hiredAt) {
    LeverFacts facts =
        new LeverFacts(
            opportunityId,
            contact,
            "Ada \ud83d\ude80 O'Brien\u202e",
            hiredAt,
            Optional.empty(),
            List.of(Fact.of(FieldName.TITLE, Source.OFFER, "half a character: \ud800")),
            List.of(),
            Job.NONE);
    return database.write(session -> new Hires(session, BASIS).insert(facts, AT));
  }

  private Optional<Hire> byOpportunity(String id) {
    return database.read(session -> new Hires(session, BASIS).byOpportunity(id));
  }

  private List<Hire> inStates(Set<HireState> states) {
    return database.read(session -> new Hires(session, BASIS).inStates(states));
  }

  private Set<String> haveAlike() {
    return database.read(
        session -> new Hires(session, BASIS).haveAlike(Set.of(HireState.values())));
  }

  private List<Hire> alike(Hire hire) {
    return database.read(session -> new Hires(session, BASIS).alike(hire));
  }

  private List<String> prefix(String prefix) {
    List<Hire> found = database.read(session -> new Hires(session, BASIS).byPrefix(prefix));
    return found.stream().map(Hire::opportunityId).toList();
  }

  @Test
  void keepsAHireAsItIs() {
    Hire first = insert("0123456789", Optional.of("contact"), AT);
    assertThat(byOpportunity("0123456789")).hasValue(first);
    Hire sent =
        first
            .on(HireEvent.APPROVED)
            .on(HireEvent.HANDED_OFF)
            .on(HireEvent.UNDONE)
            .withEdit(FieldName.TITLE, "\u0000\"\\");
    database.update(session -> new Hires(session, BASIS).update(sent, AT.plusSeconds(1)));
    assertThat(byOpportunity("0123456789")).hasValue(sent);
    assertThat(byOpportunity("01234567")).isEmpty();
  }

  @Test
  void shortIdsGrowUntilTheyAreNobodyElses() {
    assertThat(insert("aaaaaaaa-1111").id()).isEqualTo("aaaaaaaa");
    assertThat(insert("aaaaaaaa-1222").id()).isEqualTo("aaaaaaaa-");
    assertThat(insert("aaaaaaaa-1333").id()).isEqualTo("aaaaaaaa-1");
    assertThat(insert("aaaaaaaa-1344").id()).isEqualTo("aaaaaaaa-13");
    assertThat(insert("short").id()).isEqualTo("short");
  }

  @Test
  void aBeginningNeedsFourCharactersAndAnExactIdStandsAlone() {
    insert("aaaaaaaa-1111");
    insert("aaaaaaaa-1222");
    assertThat(prefix("aaaaaaaa")).containsExactly("aaaaaaaa-1111");
    assertThat(prefix("aaaaaaaa-")).containsExactly("aaaaaaaa-1222");
    assertThat(prefix("aaaaaaaa-1")).containsExactly("aaaaaaaa-1111", "aaaaaaaa-1222");
    assertThat(prefix("aaaaaaaa-11")).containsExactly("aaaaaaaa-1111");
    assertThat(prefix("aaaaaaaa-1111")).containsExactly("aaaaaaaa-1111");
    assertThat(prefix("aaaa")).containsExactly("aaaaaaaa-1111", "aaaaaaaa-1222");
    assertThat(prefix("aaa")).isEmpty();
    assertThat(prefix("")).isEmpty();
    assertThat(prefix("AAAAAAAA-1")).containsExactly("aaaaaaaa-1111", "aaaaaaaa-1222");
    assertThat(prefix("AAAAAAAA")).containsExactly("aaaaaaaa-1111");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%%%%%%%%", "________", "aaaaaaaa%", "aaaa____-1", "' OR 1=1 --", "a*a?a[a]a"})
  void aPrefixIsNoPattern(String hostile) {
    insert("aaaaaaaa-1111");
    assertThat(prefix(hostile)).isEmpty();
    insert(hostile + "-of-its-own");
    assertThat(prefix(hostile + "-of")).containsExactly(hostile + "-of-its-own");
  }

  @Test
  void listsStatesTheEarliestHireFirst() {
    Hire late = insert("late-hire", Optional.empty(), AT.plusSeconds(5));
    Hire early = insert("early-hire", Optional.empty(), AT);
    Hire gone = insert("gone-hire", Optional.empty(), AT);
    database.update(session -> new Hires(session, BASIS).update(gone.on(HireEvent.UNDONE), AT));
    assertThat(inStates(HireState.OPEN)).containsExactly(early, late);
    assertThat(inStates(Set.of(HireState.WITHDRAWN))).hasSize(1);
    assertThat(inStates(Set.of())).isEmpty();
  }

  @Test
  void findsOtherHiresWithTheSameHomeEmail() {
    Hire first = insert("first-hire");
    Hire second = insert("second-hire");
    insert("third-hire");
    for (Hire hire : List.of(first, second)) {
      String email = hire == first ? "Ada@Example.test" : "ada@example.test";
      Hire known = hire.withEdit(FieldName.HOME_EMAIL, email);
      database.update(session -> new Hires(session, BASIS).update(known, AT));
    }
    assertThat(alike(first.withEdit(FieldName.HOME_EMAIL, "ADA@example.test")))
        .extracting(Hire::id)
        .containsExactly(second.id());
    assertThat(haveAlike())
        .containsExactlyInAnyOrder(first.opportunityId(), second.opportunityId());
    List<Hire> found =
        database.read(session -> new Hires(session, BASIS).byHomeEmail(" ADA@example.test"));
    assertThat(found).hasSize(2);
  }

  @Test
  void findsOtherHiresOfTheContact() {
    Hire first = insert("first-hire", Optional.of("c-1"), AT);
    Hire second = insert("second-hire", Optional.of("c-1"), AT.plusSeconds(1));
    Hire nobody = insert("other-hire", Optional.empty(), AT);
    insert("third-hire", Optional.empty(), AT);
    assertThat(alike(first)).containsExactly(second);
    assertThat(alike(nobody)).isEmpty();
    assertThat(haveAlike()).containsExactlyInAnyOrder("first-hire", "second-hire");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"facts\":",
        "not json",
        "{\"facts\":{},\"edits\":{},\"checks\":{}}",
        "WHOLE {}",
        "EDIT {\"nonsense\":\"x\"}",
        "EDIT {\"title\":null}",
        "EDIT {\"title\":7}",
        "EDIT []",
        "FACTS [[\"title\",\"OFFER\",\"x\"]]",
        "FACTS [[\"title\",\"OFFER\",\"x\",null]]",
        "FACTS [[\"title\",\"NOWHERE\",\"x\",\"\"]]",
        "FACTS {}",
        "FACTS null",
        "AT \"yesterday\"",
        "AT 1e40",
        "AT 1.5",
      })
  void saysThatAStoredHireIsDamaged(String damage) {
    Hire hire = insert("0123456789");
    damage(hire, damage);
    Failure failure = catchThrowableOfType(Failure.class, () -> byOpportunity("0123456789"));
    assertThat(failure.exit()).isEqualTo(ExitCode.LOCAL_DATA);
    assertThat(failure.code()).isEqualTo("damaged_hire");
    assertThat(failure.message()).contains("01234567").doesNotContain("Ada");
    assertThat(failure.next()).isPresent();
  }

  /** Writes a document that is damaged as a whole, or in one place. */
  private void damage(Hire hire, String damage) {
    String good = HireDocument.write(hire);
    String[] part = damage.split(" ", 2);
    String document =
        switch (part[0]) {
          case "EDIT" -> good.replace("\"edits\":{}", "\"edits\":" + part[1]);
          case "FACTS" -> good.replaceFirst("\"facts\":\\[\\[.*?]]", "\"facts\":" + part[1]);
          case "AT" -> good.replaceFirst("\"hiredAt\":[0-9]+", "\"hiredAt\":" + part[1]);
          case "WHOLE" -> good + part[1];
          default -> damage;
        };
    assertThat(document).isNotEqualTo(good);
    database.update(session -> session.update("UPDATE hire SET document = ?", document));
  }

  @Test
  void anUnknownStateIsDamageToo() {
    insert("0123456789");
    database.update(session -> session.update("UPDATE hire SET state = 'promoted'"));
    assertThat(catchThrowableOfType(Failure.class, () -> prefix("0123456789")).code())
        .isEqualTo("damaged_hire");
  }

  @Test
  void theJournalNamesFieldsInOrderAndNoValues() {
    Hire hire = insert("0123456789");
    database.update(
        session -> {
          Journal journal = new Journal(session);
          journal.record(
              AT,
              "tester",
              Optional.of("0123456789"),
              "edited",
              Set.of(FieldName.WORK_EMAIL, FieldName.TITLE),
              Optional.of("accept-unsigned"),
              "lvjw review");
          journal.record(
              AT, "tester", Optional.empty(), "connected", Set.of(), Optional.empty(), "lvjw");
          journal.record(
              AT, "tester", Optional.of("forgotten"), "edited", Set.of(), Optional.empty(), "lvjw");
        });
    Journal.Entry edited =
        new Journal.Entry(
            AT,
            "tester",
            Optional.of(hire.id()),
            "edited",
            List.of("title", "workEmail"),
            Optional.of("accept-unsigned"),
            Optional.of("lvjw review"));
    List<Journal.Entry> all = database.read(session -> new Journal(session).all());
    assertThat(all).hasSize(3).startsWith(edited);
    assertThat(all.get(1).hire()).isEmpty();
    assertThat(all.get(1).fields()).isEmpty();
    assertThat(all.get(2).hire()).isEmpty();
    List<Journal.Entry> one = database.read(session -> new Journal(session).of("0123456789"));
    assertThat(one).containsExactly(edited);
  }
}
