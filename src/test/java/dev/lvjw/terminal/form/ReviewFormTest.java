package dev.lvjw.terminal.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lvjw.TestHost;
import dev.lvjw.app.OpenReview;
import dev.lvjw.app.Reviews;
import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.OfferFacts.Signature;
import dev.lvjw.hire.Review;
import dev.lvjw.hire.Source;
import dev.lvjw.terminal.form.Key.Named;
import dev.lvjw.terminal.form.ReviewForm.Next;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person does in the form, and what they see; no terminal is needed for it. */
class ReviewFormTest {
  @TempDir Path home;
  private Reviews reviews;

  @BeforeEach
  void open() {
    reviews = new Reviews(new TestHost(home));
  }

  @AfterEach
  void close() {
    reviews.close();
  }

  private OpenReview review(Signature signature, Stream<Fact> facts) {
    return reviews.open(
        Reviews.facts("Celia Dunmore", signature, facts), Optional.of(Reviews.JUSTWORKS));
  }

  private Typist typist(FieldName... missing) {
    return Typist.at(review(Signature.SIGNED, Reviews.without(missing)));
  }

  @Test
  void allIsSeenOnOneScreen() {
    assertThat(typist(FieldName.EXEMPTION_STATUS, FieldName.OFFICE).sees())
        .isEqualTo(
            """
             Celia Dunmore                                                0a1b2c3d  pending
             To fix: 4 Exemption status, 10 Office

               1 Member type          Employee - Full Time                    + ok
               2 Compensation amount  98,000.00 USD per year                  + ok
               3 Type of earnings     salary                                  + ok
            >  4 Exemption status     -                                       ! missing
               5 First name           Celia                                   + ok
               6 Last name            Dunmore                                 + ok
               7 Title                Engineer                                + ok
               8 Manager              Marion Calloway                         + ok
               9 Department           Engineering                             + ok
              10 Office               -                                       ! missing
              11 Start date           2026-12-15, Tuesday                     + ok
              12 Home email           celia@mail.example.test                 + ok
              13 Work email           -                                       - empty
              14 Offer                in Lever: signed                        + signed
              15 Duplicates           nobody known looks alike                + ok
            -- 4 Exemption status ---------------------------------------------------------
            Exemption status: never inferred.
            Enter gives a value. Tab goes through what it can be.


            Arrows, 1-15  Enter edit  Del as in Lever  u undo  a approve  s save  q leave
            """);
  }

  @Test
  void twoOpenFieldsAreFixedAndApprovedWithFewKeys() {
    Typist typist = typist(FieldName.EXEMPTION_STATUS, FieldName.START_DATE);
    typist.press(Named.ENTER);
    typist.type("non-exempt").press(Named.ENTER);
    assertThat(typist.form().selected()).isEqualTo(new Item.Value(FieldName.START_DATE));
    typist.press(Named.ENTER);
    typist.type("Dec 15, 2026").press(Named.ENTER);
    assertThat(typist.sees()).contains("Nothing is open: a approves.");
    assertThat(typist.press('a')).isEqualTo(Next.APPROVE);
    assertThat(typist.keys()).isLessThanOrEqualTo(12);
    assertThat(typist.form().shown().values())
        .containsEntry(FieldName.EXEMPTION_STATUS, "non-exempt")
        .containsEntry(FieldName.START_DATE, "2026-12-15");
  }

  @Test
  void nothingIsApprovedWhileSomethingIsOpen() {
    Typist typist = typist(FieldName.OFFICE);
    typist.press(Named.HOME);
    assertThat(typist.press('a')).isEqualTo(Next.STAY);
    assertThat(typist.form().selected()).isEqualTo(new Item.Value(FieldName.OFFICE));
    assertThat(typist.sees()).contains("Not yet: 1 thing is open.");
  }

  @Test
  void whatIsNoValueIsRefusedInPlaceWithTheReason() {
    Typist typist = typist(FieldName.START_DATE);
    typist.press(Named.ENTER);
    typist.type("3/4/2026").press(Named.ENTER);
    assertThat(typist.sees())
        .contains("Not taken. It may be 2026-03-04 or 2026-04-03")
        .contains("> 11 Start date           3/4/2026");
    typist.press(Named.CLEAR_LINE);
    typist.type("March 4, 2026").press(Named.ENTER);
    assertThat(typist.row(11)).contains("2026-03-04, Wednesday").contains("* edited");
  }

  @Test
  void tabCompletesFromJustworksLists() {
    Typist typist = typist(FieldName.MANAGER);
    typist.press(Named.ENTER);
    typist.type("cal").press(Named.TAB);
    assertThat(typist.row(8)).contains("Marion Calloway");
    typist.press(Named.ESCAPE, Named.ENTER, Named.TAB, Named.TAB);
    assertThat(typist.row(8)).contains("Priya Solanki");
    typist.press(Named.BACK_TAB, Named.ENTER);
    assertThat(typist.row(8)).contains("Marion Calloway").contains("* edited");
  }

  @Test
  void aNameThatJustworksLacksIsHeldAgainstItsList() {
    Typist typist = typist(FieldName.DEPARTMENT);
    typist.press(Named.ENTER);
    typist.type("Enginering").press(Named.ENTER);
    assertThat(typist.row(9)).contains("Enginering").contains("? unmatched");
    assertThat(typist.sees()).contains("Justworks has no such department; close: Engineering.");
    typist.press(Named.ENTER, Named.TAB, Named.ENTER);
    assertThat(typist.row(9)).contains("Engineering").contains("* edited");
    assertThat(typist.form().shown().ready()).isTrue();
  }

  @Test
  void undoTakesBackStepByStep() {
    Typist typist = typist();
    typist.fill(7, "Chief").fill(7, "Chief Engineer");
    typist.press('u');
    assertThat(typist.row(7)).contains("Chief ").doesNotContain("Engineer");
    typist.press('u');
    assertThat(typist.row(7)).contains("Engineer").contains("+ ok");
    typist.press('u');
    assertThat(typist.sees()).contains("There is nothing to undo.");
    assertThat(typist.press('q')).isEqualTo(Next.LEAVE);
  }

  @Test
  void deleteGoesBackToWhatLeverSays() {
    Typist typist = typist();
    typist.fill(2, "$100,000");
    assertThat(typist.row(2)).contains("100,000.00 USD per year").contains("* edited");
    typist.go(2).press(Named.DELETE);
    assertThat(typist.row(2)).contains("98,000.00 USD per year").contains("+ ok");
    assertThat(typist.form().draft().empty()).isTrue();
    typist.press(Named.DELETE);
    assertThat(typist.sees()).contains("This is what Lever says.");
  }

  @Test
  void anEditOfAnEarlierReviewIsTakenBackToo() {
    OpenReview first = review(Signature.SIGNED, Reviews.complete());
    Typist earlier = Typist.at(first);
    earlier.fill(7, "Chief");
    first.save(earlier.form().draft().answers(false));
    Typist typist = Typist.at(first.again());
    assertThat(typist.row(7)).contains("Chief").contains("* edited");
    typist.go(7).press(Named.DELETE);
    assertThat(typist.row(7)).contains("Engineer").contains("+ ok");
    assertThat(typist.form().draft().answers(false).unset()).containsExactly(FieldName.TITLE);
  }

  @Test
  void leavingAsksOnlyIfSomethingWouldBeLost() {
    assertThat(typist().press(Named.ESCAPE)).isEqualTo(Next.LEAVE);
    Typist typist = Typist.at(reviews.opened("0a1b2c3d", Optional.empty()));
    typist.fill(7, "Chief");
    assertThat(typist.press(Named.ESCAPE)).isEqualTo(Next.STAY);
    assertThat(typist.sees()).contains("Leave without saving? 1 answer would be lost.");
    assertThat(typist.press('n')).isEqualTo(Next.STAY);
    assertThat(typist.press(Named.INTERRUPT)).isEqualTo(Next.STAY);
    assertThat(typist.press(Named.INTERRUPT)).isEqualTo(Next.INTERRUPT);
    typist.press('n');
    typist.press(Named.END_OF_INPUT);
    assertThat(typist.press('y')).isEqualTo(Next.LEAVE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Named.class,
      names = {"ESCAPE", "INTERRUPT", "END_OF_INPUT"})
  void whatEndsAnEditEndsNothingElse(Named key) {
    Typist typist = typist();
    typist.fill(7, "Chief").go(10).press(Named.ENTER);
    typist.type("Nowhere");
    assertThat(typist.press(key)).isEqualTo(Next.STAY);
    assertThat(typist.form().mode()).isInstanceOf(ReviewForm.Mode.Browsing.class);
    assertThat(typist.row(10)).contains("New York");
    assertThat(typist.row(7)).contains("Chief");
    assertThat(typist.press(key)).isEqualTo(Next.STAY);
    assertThat(typist.sees()).contains("Leave without saving? 1 answer would be lost.");
    typist.press('n');
    assertThat(typist.row(7)).contains("Chief");
  }

  @Test
  void aDecisionAboutSomebodyWhoLooksAlikeNoMoreIsMoot() {
    LeverFacts ada = Reviews.facts("A. B.", Signature.SIGNED, Reviews.without(FieldName.TITLE));
    Typist typist = Typist.at(reviews.open(ada, Optional.of(Reviews.JUSTWORKS)));
    typist.fill(5, "Ada").fill(6, "Brightwater");
    typist.go(15).press(Named.ENTER, Named.DOWN, Named.ENTER);
    assertThat(typist.row(15)).contains("coming back: mbr_3").contains("* decided");
    typist.fill(6, "Lovelace");
    assertThat(typist.row(15)).contains("nobody known looks alike").contains("+ ok");
    typist.press('u');
    assertThat(typist.row(15)).contains("coming back: mbr_3");
  }

  @Test
  void anUnsignedOfferIsAcceptedInTheForm() {
    Typist typist = Typist.at(review(Signature.UNSIGNED, Reviews.complete()));
    assertThat(typist.sees()).contains("To fix: 8 Manager, 11 Start date, 14 Offer");
    typist.go(14).press(Named.ENTER);
    assertThat(typist.sees()).contains("> 1 Accept");
    typist.press(Named.ENTER);
    assertThat(typist.row(14)).contains("in Lever: sent").contains("* accepted");
    assertThat(typist.row(8)).contains("Marion Calloway");
    assertThat(typist.press('a')).isEqualTo(Next.APPROVE);
    typist.press('u');
    assertThat(typist.row(14)).contains("! unsigned");
  }

  @Test
  void whoLooksAlikeIsDecidedInTheForm() {
    LeverFacts ada =
        Reviews.facts(
            "Ada Brightwater",
            Signature.SIGNED,
            Stream.concat(
                Reviews.without(FieldName.FIRST_NAME, FieldName.LAST_NAME),
                Stream.of(FieldName.FIRST_NAME, FieldName.LAST_NAME)
                    .map(
                        half ->
                            new Fact(
                                half, Source.OPPORTUNITY, "Ada Brightwater", Fact.WHOLE_NAME))));
    Typist typist = Typist.at(reviews.open(ada, Optional.of(Reviews.JUSTWORKS)));
    assertThat(typist.row(15)).contains("Ada Brightwater, terminated").contains("! undecided");
    assertThat(typist.form().selected()).isEqualTo(Item.Other.PEOPLE);
    typist.press(Named.ENTER, Named.DOWN);
    assertThat(typist.sees())
        .contains("> 2 Coming back: Ada Brightwater, terminated member mbr_3, same name");
    typist.press(Named.ENTER);
    assertThat(typist.row(15)).contains("coming back: mbr_3").contains("* decided");
    assertThat(typist.form().draft().answers(false).rehire()).contains("mbr_3");
    typist.press(Named.ENTER, new Key.Typed('1'), Named.ENTER);
    assertThat(typist.form().draft().answers(false).newPerson()).isTrue();
    assertThat(typist.form().draft().answers(false).rehire()).isEmpty();
    assertThat(typist.press('a')).isEqualTo(Next.APPROVE);
  }

  @Test
  void whatLeverChangedStandsSideBySide() {
    OpenReview review = review(Signature.SIGNED, Reviews.complete());
    reviews.change(
        review.stored().hire().opportunityId(),
        hire ->
            hire.withReview(
                new Review(
                    TestHost.START,
                    "tester",
                    Map.of(
                        FieldName.COMPENSATION_AMOUNT, "95000",
                        FieldName.MEMBER_TYPE, "U.S. Contractor or Consultant"),
                    Optional.empty())));
    Typist typist = Typist.at(review.again());
    assertThat(typist.row(2)).contains("95,000.00 -> 98,000.00").contains("~ changed");
    assertThat(typist.row(1)).contains("U.S. Contractor … -> Employee - Full …");
    typist.go(1);
    assertThat(typist.sees())
        .contains("Lever changed it since the last review: was U.S. Contractor or Consultant, now")
        .contains("Employee - Full Time.");
  }

  @Test
  void whatChangedMeanwhileIsShownAndNothingIsLost() {
    OpenReview review = review(Signature.SIGNED, Reviews.complete());
    String id = review.stored().hire().opportunityId();
    Typist typist = Typist.at(review);
    typist.fill(7, "Chief");
    reviews.change(id, hire -> hire.withEdit(FieldName.OFFICE, "Chicago"));
    meanwhile(typist, review);
    assertThat(typist.row(7)).contains("Chief").contains("* edited");
    assertThat(typist.row(10)).contains("New York -> Chicago").contains("~ changed");
    assertThat(typist.sees())
        .contains("The hire changed meanwhile: 10 Office. Nothing was saved")
        .contains("Changed while the form was open: was New York, now Chicago.");
    assertThat(typist.form().selected()).isEqualTo(new Item.Value(FieldName.OFFICE));
    typist.fill(10, "New York");
    assertThat(typist.row(10)).contains("New York").contains("* edited").doesNotContain("Chicago");
  }

  private static void meanwhile(Typist typist, OpenReview review) {
    OpenReview again = review.again();
    typist.form().rebase(new ReviewForm.Subject(again.stored(), again::with, again::choices));
  }

  @Test
  void whatLeverChangesOfAPendingHireIsMarkedToo() {
    OpenReview review = review(Signature.SIGNED, Reviews.complete());
    String id = review.stored().hire().opportunityId();
    Typist typist = Typist.at(review);
    reviews.change(id, hire -> hire.withFacts(paid(Signature.SIGNED, "80000")));
    meanwhile(typist, review);
    assertThat(typist.row(2)).contains("98,000.00 USD -> 80,000.00 USD").contains("~ changed");
    assertThat(typist.sees())
        .contains("2 Compensation amount. Nothing was saved")
        .contains("was 98,000.00 USD, now 80,000.00 USD.");
    reviews.change(id, hire -> hire.withFacts(paid(Signature.UNSIGNED, "70000")));
    meanwhile(typist, review);
    assertThat(typist.row(2)).as("against what was first shown").contains("98,000.00 USD -> 70");
    assertThat(typist.row(14))
        .contains("in Lever: signed -> in Lever: sent")
        .contains("! unsigned");
    reviews.change(id, hire -> hire.withFacts(paid(Signature.SIGNED, "98000")));
    meanwhile(typist, review);
    assertThat(typist.row(2)).contains("98,000.00 USD per year").contains("+ ok");
    assertThat(typist.row(14)).contains("+ signed");
  }

  private static LeverFacts paid(Signature signature, String amount) {
    return Reviews.facts(
        "Celia Dunmore",
        signature,
        Stream.concat(
            Reviews.without(FieldName.COMPENSATION_AMOUNT),
            Stream.of(new Fact(FieldName.COMPENSATION_AMOUNT, Source.OFFER, amount, "USD"))));
  }

  @Test
  void anAmountOfAnotherPeriodIsShownWithoutOne() {
    Typist typist =
        Typist.at(
            review(
                Signature.SIGNED,
                Stream.concat(
                    Reviews.without(FieldName.EARNINGS_TYPE),
                    Stream.of(
                        Fact.of(FieldName.EARNINGS_TYPE, Source.OFFER, "per-month-salary")))));
    typist.fill(3, "salary");
    assertThat(typist.row(2)).contains("98,000.00 USD ").contains("! open").doesNotContain(" per ");
    typist.fill(2, "78000");
    assertThat(typist.row(2)).contains("78,000.00 USD per year").contains("* edited");
  }

  @Test
  void whatTheProviderRefusedIsToldFirst() {
    OpenReview review = review(Signature.SIGNED, Reviews.complete());
    reviews.change(
        review.stored().hire().opportunityId(),
        hire ->
            hire.on(HireEvent.APPROVED)
                .withReview(new Review(TestHost.START, "tester", Map.of(), Optional.empty()))
                .withRefusal(Optional.of("the e-mail is taken")));
    assertThat(reviews.stored("0a1b2c3d").state()).isEqualTo(HireState.REVIEWED);
    assertThat(Typist.at(review.again()).sees()).contains("Refused last time: the e-mail is taken");
  }

  @Test
  void aPasteIsTextAndNoCommand() {
    Typist typist = typist();
    assertThat(typist.press(new Key.Pasted("aqs"))).isEqualTo(Next.STAY);
    typist.go(7).press(Named.ENTER, Named.CLEAR_LINE, new Key.Pasted(" Chief\r\nq "));
    typist.press(Named.ENTER);
    assertThat(typist.sees()).contains("Not taken.").contains("Chief\\u000d\\u000aq");
  }
}
