package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.Field;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.Issue;
import dev.lvjw.hire.SendTo;
import dev.lvjw.http.Refused;
import dev.lvjw.justworks.Details;
import dev.lvjw.justworks.OnboardingApi;
import dev.lvjw.justworks.PendingHire;
import dev.lvjw.store.RunLock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sends reviewed hires to Justworks, each exactly once: the intent is on the disk before anything
 * is sent, the provider is asked before anything is sent again.
 */
public final class InviteHires {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final Book book;

  public InviteHires(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
  }

  /**
   * How to invite.
   *
   * @param route by which way; empty for the default one
   * @param sendTo which address is invited; empty: home where known, else work
   * @param later handoff: the person is to be added now and invited later
   * @param yes don't ask
   */
  public record Options(
      Optional<Route> route, Optional<SendTo> sendTo, boolean later, boolean yes) {}

  /** How it ended for one hire. */
  public enum Ending {
    INVITED,
    HANDED_OFF,
    ALREADY,
    REFUSED,
    NOT_READY;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean good() {
      return this == INVITED || this == HANDED_OFF || this == ALREADY;
    }
  }

  /**
   * @param sheet the values to enter, in the order of Justworks' form; handoff only
   */
  public record Result(String id, Ending ending, String message, List<HandoffSheet.Line> sheet) {
    Result(String id, Ending ending, String message) {
      this(id, ending, message, List.of());
    }
  }

  /** The exit code for some results: one code where all ended alike, else partly done. */
  public static ExitCode exit(List<Result> results) {
    if (results.stream().allMatch(result -> result.ending().good())) {
      return ExitCode.DONE;
    }
    if (results.stream().allMatch(result -> result.ending() == Ending.NOT_READY)) {
      return ExitCode.NEEDS_PERSON;
    }
    if (results.stream().allMatch(result -> result.ending() == Ending.REFUSED)) {
      return ExitCode.REFUSED;
    }
    return ExitCode.PARTLY_DONE;
  }

  /** Invites every reviewed hire. */
  public List<Result> all(Options options) {
    return invite(
        book.inStates(Set.of(HireState.REVIEWED)).stream().map(hire -> hire.hire().id()).toList(),
        options);
  }

  /**
   * Invites some hires.
   *
   * @throws Failure for an unknown id before anything is sent; for a provider that can't be reached
   *     or a login that is missing
   */
  public List<Result> invite(List<String> ids, Options options) {
    List<Hire> hires = ids.stream().map(id -> book.find(id).hire()).distinct().toList();
    Route route = options.route().orElseGet(workspace::defaultRoute);
    if (options.later() && route == Route.API) {
      throw Failure.usage(
          "--later is for the handoff route; the onboarding API invites at once",
          "lvjw invite ID --route handoff --later");
    }
    return RunLock.during(
        workspace.host(),
        workspace.places().runLock(),
        PATIENCE,
        () -> hires.stream().map(hire -> one(hire, route, options)).toList());
  }

  private Result one(Hire stored, Route route, Options options) {
    Hire hire = book.find(stored.opportunityId()).hire();
    if (hire.state() == HireState.INVITING) {
      settle(hire);
      hire = book.find(hire.opportunityId()).hire();
    }
    return switch (hire.state()) {
      case INVITED, JOINED ->
          new Result(
              hire.id(), Ending.ALREADY, "already " + hire.state().word() + "; nothing was sent");
      case HANDED_OFF ->
          new Result(
              hire.id(),
              Ending.ALREADY,
              "already handed off; these are the values once more",
              sheet(book.find(hire.opportunityId()), options));
      case REVIEWED -> reviewed(hire, route, options);
      case PENDING -> notReady(hire, "not reviewed yet: lvjw review " + hire.id());
      case DISMISSED -> notReady(hire, "dismissed: lvjw pending restore " + hire.id());
      case WITHDRAWN -> notReady(hire, "undone in Lever");
      case INVITING ->
          notReady(hire, "Justworks doesn't say yet whether the last invitation arrived");
    };
  }

  private Result reviewed(Hire stored, Route route, Options options) {
    Assessment fresh = new LeverRefresh(workspace).again(stored);
    Hire hire = fresh.hire();
    if (hire.state() != HireState.REVIEWED) {
      return notReady(
          hire,
          hire.state() == HireState.WITHDRAWN
              ? "undone in Lever just now; nothing was sent"
              : "Lever changed it since the review: lvjw review " + hire.id());
    }
    if (!fresh.ready()) {
      return notReady(hire, blockers(fresh));
    }
    return route == Route.API ? send(fresh, options) : handOff(fresh, options);
  }

  private static Result notReady(Hire hire, String why) {
    return new Result(hire.id(), Ending.NOT_READY, why);
  }

  private static String blockers(Assessment hire) {
    return String.join(
        "; ",
        hire.issues().stream()
            .filter(issue -> issue.severity() == Issue.Severity.BLOCK)
            .map(Issue::message)
            .toList());
  }

  private Result send(Assessment ready, Options options) {
    Hire hire = ready.hire();
    OnboardingApi api = workspace.onboarding();
    SendTo to = sendTo(ready, options);
    if (!options.yes()
        && !workspace
            .prompter()
            .confirm(
                "Invite "
                    + ready.fullName()
                    + " ("
                    + hire.id()
                    + ") by their "
                    + to.word()
                    + " address?",
                "lvjw invite " + hire.id() + " --yes")) {
      return notReady(hire, "not confirmed; nothing was sent");
    }
    book.change(
        hire.opportunityId(),
        found ->
            Optional.of(
                Book.Step.of(
                    stamped(found.hire().on(HireEvent.INVITING), Route.API, "", workspace.now()),
                    "inviting",
                    "route api")));
    try {
      PendingHire there = api.invite(hire.opportunityId(), to, details(ready));
      return recordInvited(hire, there);
    } catch (Refused refused) {
      return refused.status() == 409 ? settled(hire) : recordRefused(hire, refused);
    }
  }

  private Result recordInvited(Hire hire, PendingHire there) {
    String evidence =
        "onboarding API: invitation "
            + there.invitation().map(invitation -> invitation.id()).orElse("without an id");
    book.change(
        hire.opportunityId(),
        found ->
            Optional.of(
                Book.Step.of(
                    stamped(
                        found.hire().on(HireEvent.FOUND_INVITED).withAnnounced(true),
                        Route.API,
                        evidence,
                        workspace.now()),
                    "invited",
                    evidence)));
    return new Result(hire.id(), Ending.INVITED, "Justworks took the invitation");
  }

  private Result recordRefused(Hire hire, Refused refused) {
    book.change(
        hire.opportunityId(),
        found ->
            Optional.of(
                Book.Step.of(
                    found
                        .hire()
                        .on(HireEvent.REFUSED)
                        .withInvitation(Optional.empty())
                        .withRefusal(Optional.of(refused.message())),
                    "refused",
                    "onboarding API")));
    return new Result(hire.id(), Ending.REFUSED, refused.message());
  }

  /** A different invitation is there already: what the provider says is true. */
  private Result settled(Hire hire) {
    settle(hire);
    Hire now = book.find(hire.opportunityId()).hire();
    return now.state().sent()
        ? new Result(hire.id(), Ending.ALREADY, "Justworks has an invitation already")
        : notReady(now, "Justworks refused a second invitation but shows none");
  }

  /**
   * Settles a hire whose run ended between intent and answer: asks the provider, sends nothing.
   *
   * @throws Failure when the provider can't be asked; the hire stays as it is
   */
  void settle(Hire hire) {
    Optional<PendingHire> there = workspace.onboarding().find(hire.opportunityId());
    boolean invited = there.filter(PendingHire::invited).isPresent();
    String evidence = invited ? "onboarding API: found invited" : "onboarding API: not invited";
    book.change(
        hire.opportunityId(),
        found -> {
          if (found.hire().state() != HireState.INVITING) {
            return Optional.empty();
          }
          return Optional.of(
              invited
                  ? Book.Step.of(
                      stamped(
                          found.hire().on(HireEvent.FOUND_INVITED).withAnnounced(true),
                          Route.API,
                          evidence,
                          workspace.now()),
                      "found-invited",
                      evidence)
                  : Book.Step.of(
                      found.hire().on(HireEvent.NOT_SENT).withInvitation(Optional.empty()),
                      "not-sent",
                      evidence));
        });
  }

  /** The hire with an invitation that says where it stands now. */
  static Hire stamped(Hire hire, Route route, String evidence, Instant at) {
    return hire.withInvitation(
        Optional.of(
            new Invitation(
                route,
                hire.state(),
                at,
                evidence.isEmpty() ? Optional.empty() : Optional.of(evidence))));
  }

  private Result handOff(Assessment ready, Options options) {
    Hire hire = ready.hire();
    Assessment handed =
        book.change(
            hire.opportunityId(),
            found ->
                Optional.of(
                    Book.Step.of(
                        stamped(
                            found.hire().on(HireEvent.HANDED_OFF),
                            Route.HANDOFF,
                            "the values were shown to " + workspace.actor(),
                            workspace.now()),
                        "handed-off",
                        options.later() ? "route handoff, invite later" : "route handoff")));
    if (workspace.prompter().interactive()) {
      workspace.host().browse(Pages.justworksEmployees(workspace));
    }
    return new Result(
        hire.id(),
        Ending.HANDED_OFF,
        "nothing was sent: enter these values in Justworks (Employees > Add > Invitation Center),"
            + " then lvjw invite "
            + hire.id()
            + " --confirm",
        sheet(handed, options));
  }

  private static List<HandoffSheet.Line> sheet(Assessment hire, Options options) {
    return HandoffSheet.of(hire, sendTo(hire, options), options.later());
  }

  private static SendTo sendTo(Assessment hire, Options options) {
    boolean home = hire.field(FieldName.HOME_EMAIL).value().isPresent();
    SendTo to = options.sendTo().orElse(home ? SendTo.HOME : SendTo.WORK);
    FieldName needed = to == SendTo.HOME ? FieldName.HOME_EMAIL : FieldName.WORK_EMAIL;
    if (hire.field(needed).value().isEmpty()) {
      throw Failure.usage(
          "the hire " + hire.hire().id() + " has no " + to.word() + " address",
          "lvjw review " + hire.hire().id() + " --set " + needed.key() + "=ADDRESS --approve");
    }
    return to;
  }

  private static Details details(Assessment hire) {
    Optional<Details.Compensation> pay =
        hire.field(FieldName.COMPENSATION_AMOUNT)
            .value()
            .flatMap(
                amount ->
                    hire.field(FieldName.EARNINGS_TYPE)
                        .value()
                        .map(
                            type ->
                                new Details.Compensation(
                                    amount, "USD", type.equals("wage") ? "hour" : "year")));
    return new Details(
        required(hire, FieldName.MEMBER_TYPE),
        pay,
        hire.field(FieldName.EXEMPTION_STATUS).value(),
        required(hire, FieldName.FIRST_NAME),
        required(hire, FieldName.LAST_NAME),
        hire.field(FieldName.TITLE).value(),
        named(hire, FieldName.MANAGER),
        named(hire, FieldName.DEPARTMENT),
        named(hire, FieldName.OFFICE),
        LocalDate.parse(required(hire, FieldName.START_DATE)),
        hire.field(FieldName.HOME_EMAIL).value(),
        hire.field(FieldName.WORK_EMAIL).value());
  }

  /** A value without which the hire wouldn't be ready. */
  private static String required(Assessment ready, FieldName field) {
    return ready
        .field(field)
        .value()
        .orElseThrow(() -> new IllegalArgumentException("ready without " + field.key()));
  }

  private static Optional<String> named(Assessment hire, FieldName field) {
    return hire.field(field).value().filter(value -> !value.equals(Field.NONE));
  }

  /** The admin's word that the person was added in Justworks. */
  public Assessment confirm(String id) {
    String evidence = "the word of " + workspace.actor();
    return move(
        id,
        HireEvent.CONFIRMED,
        found ->
            Book.Step.of(
                stamped(
                    found.on(HireEvent.CONFIRMED),
                    found.invitation().map(Invitation::route).orElse(Route.HANDOFF),
                    evidence,
                    workspace.now()),
                "confirmed",
                evidence));
  }

  /** Takes a handoff back: the values were not entered after all. */
  public Assessment cancel(String id) {
    return move(
        id,
        HireEvent.CANCELLED,
        found ->
            Book.Step.of(
                found.on(HireEvent.CANCELLED).withInvitation(Optional.empty()),
                "cancelled",
                "the word of " + workspace.actor()));
  }

  private Assessment move(String id, HireEvent event, Function<Hire, Book.Step> step) {
    return book.change(
        book.find(id).hire().opportunityId(),
        found -> {
          Hire hire = found.hire();
          if (event == HireEvent.CONFIRMED && hire.state() == HireState.JOINED) {
            return Optional.empty();
          }
          if (!hire.allows(event)) {
            throw new Failure(
                ExitCode.NEEDS_PERSON,
                "wrong_state",
                "the hire " + hire.id() + " is " + hire.state().word(),
                "lvjw pending show " + hire.id());
          }
          return Optional.of(step.apply(hire));
        });
  }
}
