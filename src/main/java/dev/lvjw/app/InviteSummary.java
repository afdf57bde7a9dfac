package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.app.InviteHires.Ending;
import dev.lvjw.app.InviteHires.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the ends of all hires of one invite come to. */
public final class InviteSummary {
  /** Failures that say nothing about the next hire. */
  static final Set<ExitCode> ABOUT_ONE_HIRE =
      EnumSet.of(ExitCode.USAGE, ExitCode.REFUSED, ExitCode.NOT_FOUND, ExitCode.NOT_ALLOWED);

  private InviteSummary() {}

  /**
   * What is to be reported beside the results: empty where all ended well; what kept all of them
   * from being tried; else the one code of all of them, or partly done.
   */
  public static Optional<Failure> failure(List<Result> results) {
    List<Result> bad = results.stream().filter(result -> !result.ending().good()).toList();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    if (bad.size() == results.size()) {
      Optional<Failure> ofAll = ofAll(bad);
      if (ofAll.isPresent()) {
        return ofAll;
      }
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

  /** What stopped all of them, or each of them alike. */
  private static Optional<Failure> ofAll(List<Result> bad) {
    List<Failure> causes = bad.stream().flatMap(result -> result.cause().stream()).toList();
    boolean alike =
        causes.size() == bad.size() && causes.stream().map(Failure::exit).distinct().count() == 1;
    return causes.stream()
        .filter(cause -> alike || !ABOUT_ONE_HIRE.contains(cause.exit()))
        .findFirst();
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
}
