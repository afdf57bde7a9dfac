package dev.lvjw.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.NamedFact;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.PersonName;
import dev.lvjw.hire.Source;
import dev.lvjw.terminal.DisabledPrompter;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.Speech;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who looks alike is found by the values as the mapping has them now, not as it once had them. */
class DuplicatesAfterMappingTest {
  private static final String PRIVATE = "celia.at.home@example.test";
  private static final Directory JUSTWORKS =
      new Directory(
          Directory.Authority.JUSTWORKS,
          List.of("Engineering"),
          List.of("New York"),
          List.of(
              new Directory.Person(
                  "mbr_9",
                  PersonName.of("C. Married"),
                  List.of(),
                  List.of(PRIVATE),
                  true,
                  Optional.empty())));

  @TempDir private Path home;

  @Test
  void theNextLookFindsWhoeverHasTheNewAddress() {
    TestHost host = new TestHost(home);
    LeverFacts facts = Reviews.facts("Celia Dunmore", Signature.SIGNED, Reviews.complete());
    Reviews.store(
        host,
        new LeverFacts(
            facts.opportunityId(),
            facts.contactId(),
            facts.name(),
            facts.hiredAt(),
            facts.offer(),
            facts.facts(),
            List.of(new NamedFact(new Origin(Source.OFFER, "Private email"), PRIVATE, "")),
            Job.NONE));
    Speech speech = new Speech(host.out(), host.err(), Format.TABLE, false);
    try (Workspace workspace = Workspace.open(host, new DisabledPrompter(speech), "", false)) {
      assertThat(looked(workspace)).isEmpty();
      new MappingRules(workspace)
          .set(
              FieldName.HOME_EMAIL,
              new MappingRules.Change(
                  Optional.of(List.of("offer:Private email")),
                  Map.of(),
                  Set.of(),
                  Optional.empty(),
                  false));
      assertThat(looked(workspace)).extracting(Duplicate::id).containsExactly("mbr_9");
    }
    try (Reviews reviews = new Reviews(host)) {
      assertThat(reviews.stored("0a1b2c3d").checks().duplicates()).hasSize(1);
    }
  }

  /** What a sync finds, and what the last look before an invitation finds. */
  private static List<Duplicate> looked(Workspace workspace) {
    Book book = new Book(workspace);
    JustworksCheck check = new JustworksCheck(workspace, new ArrayList<>());
    Assessment found = book.find("0a1b2c3d");
    return book.change(found.hire().opportunityId(), now -> check.checked(now, JUSTWORKS))
        .duplicates();
  }
}
