package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.app.HandoffSheet.Sending;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.store.RunLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sends reviewed hires to Justworks, each exactly once: the intent is on the disk before anything
 * is sent, the provider is asked before anything is sent again.
 */
public final class InviteHires {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What {@code --all} means: reviewed, and sent without an answer so far. */
  private static final Set<HireState> ALL = Set.of(HireState.REVIEWED, HireState.INVITING);

  private final Workspace workspace;
  private final Book book;
  private final ApiRoute api;
  private final HandoffRoute handoff;
  private final InviteConsent consent = new InviteConsent();

  public InviteHires(Workspace workspace) {
    this.workspace = workspace;
    this.book = new Book(workspace);
    this.api = new ApiRoute(workspace);
    this.handoff = new HandoffRoute(workspace);
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

    boolean good() {
      return this == INVITED || this == HANDED_OFF || this == ALREADY;
    }
  }

  /**
   * What came of one hire.
   *
   * @param form whose questions the sheet answers; handoff only
   * @param sheet the values to enter in the order of the form; of a dry run on the api route, those
   *     that would travel
   * @param cause what kept the provider from being asked
   */
  public record Result(
      String id,
      Ending ending,
      String message,
      Optional<HandoffSheet.Form> form,
      List<HandoffSheet.Line> sheet,
      Optional<Failure> cause) {
    Result(String id, Ending ending, String message) {
      this(id, ending, message, Optional.empty(), List.of(), Optional.empty());
    }

    static Result notReady(Hire hire, String why) {
      return new Result(hire.id(), Ending.NOT_READY, why);
    }

    private static Result stopped(Hire hire, String why, Failure cause) {
      return new Result(
          hire.id(), Ending.NOT_READY, why, Optional.empty(), List.of(), Optional.of(cause));
    }
  }

  /** The hires that {@code --all} means, by their ids. */
  public List<String> all() {
    return book.inStates(ALL).stream().map(hire -> hire.hire().id()).toList();
  }

  /**
   * Invites some hires.
   *
   * @throws Failure for an unknown id or an api route that isn't there, before anybody is asked;
   *     with one id, for a provider that can't be reached or a login that is missing
   */
  public List<Result> invite(List<String> ids, Options options) {
    List<Hire> hires = hires(ids);
    Route route = route(hires, options);
    if (route == Route.API && !options.yes()) {
      hires.forEach(hire -> ask(hire, options));
    }
    LastLook look = new LastLook(workspace);
    return RunLock.during(
        workspace.host(),
        workspace.places().runLock(),
        PATIENCE,
        () ->
            each(hires, hire -> one(hire, route, options, look, fit -> send(fit, route, options))));
  }

  /**
   * Says what {@link #invite} would do, sends nothing and changes nothing: it works on a copy of
   * the database in memory, and Lever and Justworks are only read.
   *
   * @throws Failure as {@link #invite}
   */
  public List<Result> dryRun(List<String> ids, Options options) {
    try (Workspace stage = workspace.rehearsal()) {
      return new InviteHires(stage).rehearse(ids, options);
    }
  }

  private List<Result> rehearse(List<String> ids, Options options) {
    List<Hire> hires = hires(ids);
    Route route = route(hires, options);
    LastLook look = new LastLook(workspace);
    return each(hires, hire -> one(hire, route, options, look, fit -> would(fit, route, options)));
  }

  private List<Hire> hires(List<String> ids) {
    return ids.stream().map(id -> book.find(id).hire()).distinct().toList();
  }

  private Route route(List<Hire> hires, Options options) {
    String command = "lvjw invite " + String.join(" ", hires.stream().map(Hire::id).toList());
    Route route = options.route().orElseGet(workspace::defaultRoute);
    if (options.later() && route == Route.API) {
      throw Failure.usage(
          "--later is for the handoff route; the onboarding API invites at once",
          command + " --route handoff --later");
    }
    if (options.later() && handoff.form() == HandoffSheet.Form.EOR) {
      throw Failure.usage(
          "--later: the form for EOR employees invites at once (justworks.product is eor)",
          command);
    }
    if (route == Route.API) {
      api.require(hires.stream().anyMatch(hire -> hire.state() == HireState.REVIEWED));
    }
    return route;
  }

  private void ask(Hire hire, Options options) {
    Assessment assessed = book.find(hire.opportunityId());
    boolean mayBeSent = ALL.contains(hire.state()) && assessed.ready() && api.canBeAsked();
    if (mayBeSent) {
      target(assessed, options).ifPresent(to -> consent.ask(workspace.prompter(), assessed, to));
    }
  }

  /**
   * What stops one would stop the next, so the rest is not tried, and all of it is said; but a
   * clear no is about the one hire.
   */
  private static List<Result> each(List<Hire> hires, Function<Hire, Result> work) {
    if (hires.size() == 1) {
      return List.of(work.apply(hires.get(0)));
    }
    List<Result> results = new ArrayList<>();
    Optional<Failure> stopped = Optional.empty();
    for (Hire hire : hires) {
      if (stopped.isPresent()) {
        results.add(Result.stopped(hire, "not tried: " + stopped.get().message(), stopped.get()));
        continue;
      }
      try {
        results.add(work.apply(hire));
      } catch (Failure failure) {
        results.add(Result.stopped(hire, failure.message(), failure));
        stopped =
            Optional.of(failure).filter(f -> !InviteSummary.ABOUT_ONE_HIRE.contains(f.exit()));
      }
    }
    return results;
  }

  private Result one(
      Hire asked, Route route, Options options, LastLook look, Function<Assessment, Result> send) {
    if (consent.declined(asked)) {
      return Result.notReady(asked, "not confirmed; nothing was sent");
    }
    // Another run may have ended since the hire was looked up.
    Hire stored = book.find(asked.opportunityId()).hire();
    if (stored.state() == HireState.INVITING && api.canBeAsked()) {
      api.settle(stored);
    }
    Assessment now = book.find(asked.opportunityId());
    if (now.hire().state() != HireState.REVIEWED) {
      return unsendable(now, look, options);
    }
    return switch (look.at(now.hire(), route)) {
      case LastLook.Finding.Unfit(Result why) -> why;
      case LastLook.Finding.Fit(Assessment fit) -> send.apply(fit);
    };
  }

  private Result send(Assessment fit, Route route, Options options) {
    if (!consent.covers(fit, route == Route.API && !options.yes())) {
      return Result.notReady(
          fit.hire(), "its values changed while you were asked; nothing was sent");
    }
    SendTo to = sendTo(fit, options);
    return route == Route.API
        ? api.send(fit, to)
        : handoff.handOff(fit, new Sending(to, options.later()));
  }

  private Result would(Assessment fit, Route route, Options options) {
    SendTo to = sendTo(fit, options);
    return route == Route.API
        ? ApiRoute.wouldSend(fit, to)
        : handoff.wouldHandOff(fit, new Sending(to, options.later()));
  }

  /** A hire in a state from which nothing is sent. */
  private Result unsendable(Assessment assessed, LastLook look, Options options) {
    Hire hire = assessed.hire();
    return switch (hire.state()) {
      case INVITED, JOINED ->
          new Result(
              hire.id(), Ending.ALREADY, "already " + hire.state().word() + "; nothing was sent");
      case HANDED_OFF ->
          switch (look.again(hire)) {
            case LastLook.Finding.Unfit(Result why) -> why;
            case LastLook.Finding.Fit(Assessment now) -> handoff.again(now, options);
          };
      case PENDING, REVIEWED -> Result.notReady(hire, "not reviewed yet: lvjw review " + hire.id());
      case DISMISSED -> Result.notReady(hire, "dismissed: lvjw pending restore " + hire.id());
      case WITHDRAWN -> Result.notReady(hire, "undone in Lever");
      case INVITING ->
          Result.notReady(
              hire,
              "its last invitation may have arrived and nobody can be asked; look in Justworks,"
                  + " then --confirm or --cancel");
    };
  }

  /** The address that is invited: as asked, else home where known, else work. */
  static SendTo sendTo(Assessment hire, Options options) {
    return target(hire, options)
        .orElseThrow(
            () -> {
              SendTo to = options.sendTo().orElse(SendTo.WORK);
              String id = hire.hire().id();
              return Failure.usage(
                  "the hire " + id + " has no " + to.word() + " address",
                  hire.hire().state() == HireState.HANDED_OFF
                      ? "lvjw invite " + id + " --cancel" // before it can be reviewed again
                      : "lvjw review " + id + " --set " + field(to).key() + "=ADDRESS --approve");
            });
  }

  private static Optional<SendTo> target(Assessment hire, Options options) {
    return options
        .sendTo()
        .map(Stream::of)
        .orElseGet(() -> Stream.of(SendTo.values()))
        .filter(to -> hire.approved(field(to)).isPresent())
        .findFirst();
  }

  private static FieldName field(SendTo to) {
    return to == SendTo.HOME ? FieldName.HOME_EMAIL : FieldName.WORK_EMAIL;
  }
}
