package dev.lvjw.cli;

import dev.lvjw.Failure;
import dev.lvjw.app.AdminsWord;
import dev.lvjw.app.InviteHires;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import dev.lvjw.app.InviteSummary;
import dev.lvjw.app.SheetSteps;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.hire.SendTo;
import dev.lvjw.terminal.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    footer = {
      "",
      "Route handoff works with Justworks today: lvjw shows the values in the order",
      "of Justworks' form, you enter them, then: lvjw invite ID --confirm. Route api",
      "needs an onboarding API (justworks.onboardingUrl); Justworks publishes none",
      "today.",
    })
final class InviteCommand implements Subcommand {
  /** How it ends where nobody answers. */
  private static final Set<String> UNANSWERED = Set.of("no_terminal", "no_answer");

  private static final Set<Ending> DONE = EnumSet.of(Ending.INVITED, Ending.HANDED_OFF);

  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "The hires, each by " + HireId.MEANING)
  String[] ids = new String[0];

  @Option(names = "--all", description = "Every reviewed hire.")
  boolean all;

  @Option(names = "--route", paramLabel = "api|handoff", description = "By which way.")
  @Nullable Route route;

  @Option(
      names = "--send-to",
      paramLabel = "home|work",
      description = "Which address is invited (default: home where known).")
  @Nullable SendTo sendTo;

  @Option(names = "--later", description = "Handoff: add the person now, invite later.")
  boolean later;

  @Option(names = "--yes", description = "Don't ask before sending.")
  boolean yes;

  @Option(names = "--dry-run", description = "Say what would be done; send and change nothing.")
  boolean dryRun;

  @Option(
      names = "--step",
      description = "Handoff, on a terminal: show the values one by one, to copy them.")
  boolean step;

  @Option(names = "--confirm", description = "Your word that the person was added in Justworks.")
  boolean confirm;

  @Option(names = "--cancel", description = "Take a handoff back: the values were not entered.")
  boolean cancel;

  InviteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Outcome run() {
    checkWords();
    if (confirm || cancel) {
      AdminsWord word = new AdminsWord(session.workspace());
      return new HireView(session.workspace())
          .brief(confirm ? word.confirm(ids[0]) : word.cancel(ids[0]));
    }
    InviteHires invite = new InviteHires(session.workspace());
    InviteHires.Options options =
        new InviteHires.Options(
            Optional.ofNullable(route), Optional.ofNullable(sendTo), later, yes);
    List<String> asked = all ? invite.all() : List.of(ids);
    List<Result> results = dryRun ? invite.dryRun(asked, options) : invite(invite, asked, options);
    if (step) {
      results.forEach(this::stepThrough);
    }
    Outcome outcome = new InviteView(session.workspace(), dryRun).show(results);
    return InviteSummary.failure(results).map(outcome::but).orElse(outcome).standing(done(results));
  }

  /** The question is about one hire; what answers it beforehand is about all that were named. */
  private List<Result> invite(InviteHires invite, List<String> asked, InviteHires.Options options) {
    try {
      return invite.invite(asked, options);
    } catch (Failure failure) {
      throw UNANSWERED.contains(failure.code())
          ? new Failure(
                  failure.exit(),
                  failure.code(),
                  failure.message().replaceFirst("(?<![.?!])$", ".") + " Nothing was sent.",
                  typed() + " --yes")
              .causedBy(failure)
          : failure;
    }
  }

  private String typed() {
    List<String> words = new ArrayList<>(List.of("lvjw", "invite"));
    words.addAll(all ? List.of("--all") : List.of(ids));
    if (route != null) {
      words.addAll(List.of("--route", route.word()));
    }
    if (sendTo != null) {
      words.addAll(List.of("--send-to", sendTo.word()));
    }
    return String.join(" ", words);
  }

  /** What stays done when the results can't be shown, and how they are shown once more. */
  private Optional<Outcome.Standing> done(List<Result> results) {
    Map<String, List<String>> done = new LinkedHashMap<>();
    results.stream()
        .filter(result -> !dryRun && DONE.contains(result.ending()))
        .forEach(
            result ->
                done.computeIfAbsent(result.ending().word(), _ -> new ArrayList<>())
                    .add(result.id()));
    List<String> ids = done.values().stream().flatMap(List::stream).toList();
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outcome.Standing(
                "By now "
                    + done.entrySet().stream()
                        .map(
                            one ->
                                String.join(", ", one.getValue())
                                    + (one.getValue().size() == 1 ? " is " : " are ")
                                    + one.getKey())
                        .collect(Collectors.joining(", "))
                    + ".",
                "lvjw invite " + String.join(" ", ids)));
  }

  private void stepThrough(Result result) {
    if (result.form().isPresent()) {
      new SheetSteps(session.prompter(), result.id()).run(result.sheet());
    }
  }

  private String first() {
    return ids.length > 0 ? ids[0] : "ID";
  }

  private void checkWords() {
    if (all == (ids.length > 0)) {
      throw Failure.usage("give either ids or --all", "lvjw pending list --state reviewed");
    }
    if (confirm && cancel) {
      throw Failure.usage(
          "--confirm and --cancel exclude each other", "lvjw invite " + first() + " --confirm");
    }
    if ((confirm || cancel) && ids.length != 1) {
      throw Failure.usage(
          "--confirm and --cancel take one id",
          "lvjw invite " + first() + (confirm ? " --confirm" : " --cancel"));
    }
    if (dryRun && (confirm || cancel)) {
      throw Failure.usage(
          "--dry-run is about what is sent", "lvjw invite " + first() + " --dry-run");
    }
    if (step && !session.prompter().interactive()) {
      throw Failure.usage(
          "--step needs a terminal",
          "lvjw invite " + String.join(" ", all ? List.of("--all") : List.of(ids)) + " -o csv");
    }
  }
}
