package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Assessment;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireEvent;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.store.RunLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
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
  private final ApiRoute api;
  private final HandoffRoute handoff;

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

    private boolean good() {
      return this == INVITED || this == HANDED_OFF || this == ALREADY;
    }
  }

  /**
   * @param sheet the values to enter, in the order of Justworks' form; handoff only
   * @param cause what kept the provider from being asked
   */
  public record Result(
      String id,
      Ending ending,
      String message,
      List<HandoffSheet.Line> sheet,
      Optional<Failure> cause) {
    Result(String id, Ending ending, String message) {
      this(id, ending, message, List.of(), Optional.empty());
    }

    static Result notReady(Hire hire, String why) {
      return new Result(hire.id(), Ending.NOT_READY, why);
    }

    private static Result stopped(Hire hire, String why, Failure cause) {
      return new Result(hire.id(), Ending.NOT_READY, why, List.of(), Optional.of(cause));
    }
  }

  /**
   * What is to be reported beside the results: empty where all ended well, else with the one code
   * of all of them, or partly done.
   */
  public static Optional<Failure> failure(List<Result> results) {
    List<Result> bad = results.stream().filter(result -> !result.ending().good()).toList();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    Optional<Failure> cause = bad.stream().flatMap(result -> result.cause().stream()).findFirst();
    if (bad.size() == results.size() && cause.isPresent()) {
      return cause;
    }
    ExitCode exit = exit(results);
    Result first = bad.get(0);
    return Optional.of(
        results.size() == 1
            ? new Failure(exit, code(exit), "not invited: " + first.message(), next(first))
            : new Failure(
                exit,
                code(exit),
                bad.size() + " of " + results.size() + " hires were not invited",
                next(first)));
  }

  private static ExitCode exit(List<Result> results) {
    if (results.stream().allMatch(result -> result.ending() == Ending.NOT_READY)) {
      return ExitCode.NEEDS_PERSON;
    }
    if (results.stream().allMatch(result -> result.ending() == Ending.REFUSED)) {
      return ExitCode.REFUSED;
    }
    return ExitCode.PARTLY_DONE;
  }

  private static String code(ExitCode exit) {
    return switch (exit) {
      case NEEDS_PERSON -> "not_ready";
      case REFUSED -> "refused";
      default -> "partly_done";
    };
  }

  private static String next(Result result) {
    return "lvjw pending show " + result.id();
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
   * @throws Failure for an unknown id before anything is sent; with one id, for a provider that
   *     can't be reached or a login that is missing
   */
  public List<Result> invite(List<String> ids, Options options) {
    List<Hire> hires = ids.stream().map(id -> book.find(id).hire()).distinct().toList();
    Route route = options.route().orElseGet(workspace::defaultRoute);
    if (options.later() && route == Route.API) {
      throw Failure.usage(
          "--later is for the handoff route; the onboarding API invites at once",
          "lvjw invite ID --route handoff --later");
    }
    // Asked before the lock is taken: a question left open must not keep cron's sync out.
    Set<String> declined =
        route == Route.API && !options.yes() ? declined(hires, options) : Set.of();
    return RunLock.during(
        workspace.host(),
        workspace.places().runLock(),
        PATIENCE,
        () ->
            hires.size() == 1
                ? List.of(one(hires.get(0), route, options, declined))
                : several(hires, route, options, declined));
  }

  /** The hires whose invitation the person in front of the terminal doesn't want. */
  private Set<String> declined(List<Hire> hires, Options options) {
    Set<String> declined = new HashSet<>();
    for (Hire hire : hires) {
      Assessment assessed = book.find(hire.opportunityId());
      boolean mayBeSent =
          hire.state() == HireState.INVITING
              || (hire.state() == HireState.REVIEWED && assessed.ready());
      if (mayBeSent && !confirmed(assessed, options)) {
        declined.add(hire.opportunityId());
      }
    }
    return declined;
  }

  private boolean confirmed(Assessment hire, Options options) {
    String question =
        "Invite %s (%s) by their %s address?"
            .formatted(hire.fullName(), hire.hire().id(), sendTo(hire, options).word());
    return workspace.prompter().confirm(question, "lvjw invite " + hire.hire().id() + " --yes");
  }

  /** What stops one would stop the next: the rest is not tried, and all of it is said. */
  private List<Result> several(
      List<Hire> hires, Route route, Options options, Set<String> declined) {
    List<Result> results = new ArrayList<>();
    Optional<Failure> stopped = Optional.empty();
    for (Hire hire : hires) {
      if (stopped.isPresent()) {
        results.add(Result.stopped(hire, "not tried: " + stopped.get().message(), stopped.get()));
        continue;
      }
      try {
        results.add(one(hire, route, options, declined));
      } catch (Failure failure) {
        results.add(Result.stopped(hire, failure.message(), failure));
        stopped = Optional.of(failure).filter(f -> f.exit() != ExitCode.USAGE);
      }
    }
    return results;
  }

  private Result one(Hire stored, Route route, Options options, Set<String> declined) {
    if (declined.contains(stored.opportunityId())) {
      return Result.notReady(stored, "not confirmed; nothing was sent");
    }
    if (stored.state() == HireState.INVITING && api.canBeAsked()) {
      api.settle(stored);
    }
    Assessment now = book.find(stored.opportunityId());
    Hire hire = now.hire();
    return switch (hire.state()) {
      case INVITED, JOINED ->
          new Result(
              hire.id(), Ending.ALREADY, "already " + hire.state().word() + "; nothing was sent");
      case HANDED_OFF -> handoff.again(now, options);
      case REVIEWED -> reviewed(hire, route, options);
      case PENDING -> Result.notReady(hire, "not reviewed yet: lvjw review " + hire.id());
      case DISMISSED -> Result.notReady(hire, "dismissed: lvjw pending restore " + hire.id());
      case WITHDRAWN -> Result.notReady(hire, "undone in Lever");
      case INVITING ->
          Result.notReady(
              hire,
              "its last invitation may have arrived and nobody can be asked; look in Justworks,"
                  + " then --confirm or --cancel");
    };
  }

  /** Reads the hire from Lever once more: undone or changed is not sent. */
  private Result reviewed(Hire stored, Route route, Options options) {
    return switch (new LeverRefresh(workspace).again(stored)) {
      case LeverRefresh.Again.NotShown notShown ->
          Result.notReady(stored, "Lever doesn't show this hire any more; nothing was sent");
      case LeverRefresh.Again.Undated undated ->
          Result.notReady(
              stored, "Lever doesn't say when it was hired just now; nothing was sent: try again");
      case LeverRefresh.Again.Read read -> fresh(read.now(), route, options);
    };
  }

  private Result fresh(Assessment fresh, Route route, Options options) {
    Hire hire = fresh.hire();
    if (hire.state() != HireState.REVIEWED) {
      return Result.notReady(
          hire,
          hire.state() == HireState.WITHDRAWN
              ? "undone in Lever just now; nothing was sent"
              : "changed since the review: lvjw review " + hire.id());
    }
    if (!fresh.ready()) {
      return Result.notReady(hire, "not ready: " + String.join(", ", fresh.blockerCodes()));
    }
    SendTo to = sendTo(fresh, options);
    return route == Route.API ? api.send(fresh, to) : handoff.handOff(fresh, to, options.later());
  }

  /** The address that is invited: as asked, else home where known, else work. */
  static SendTo sendTo(Assessment hire, Options options) {
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

  /** The admin's word that the person was added in Justworks. */
  public Assessment confirm(String id) {
    return moved(
        id,
        HireEvent.CONFIRMED,
        hire -> {
          Route route = hire.invitation().map(Invitation::route).orElse(Route.HANDOFF);
          return book.sent(
              hire.on(HireEvent.CONFIRMED), route, "confirmed", "the word of " + workspace.actor());
        });
  }

  /** Takes a handoff back: the values were not entered after all. */
  public Assessment cancel(String id) {
    return moved(
        id,
        HireEvent.CANCELLED,
        hire ->
            Book.Step.of(
                taken(hire).withInvitation(Optional.empty()),
                "cancelled",
                "the word of " + workspace.actor()));
  }

  /** Back to reviewed; undone in Lever meanwhile, it is withdrawn. */
  private static Hire taken(Hire hire) {
    Hire cancelled = hire.on(HireEvent.CANCELLED);
    return hire.alarm() ? cancelled.on(HireEvent.UNDONE) : cancelled;
  }

  private Assessment moved(String id, HireEvent event, Function<Hire, Book.Step> step) {
    return book.change(
        book.find(id).hire().opportunityId(),
        found -> {
          Hire hire = found.hire();
          if (event == HireEvent.CONFIRMED && hire.state() == HireState.JOINED) {
            return Optional.empty();
          }
          if (!hire.allows(event)) {
            throw Book.wrongState(hire, event == HireEvent.CONFIRMED ? "confirmed" : "cancelled");
          }
          return Optional.of(step.apply(hire));
        });
  }
}
