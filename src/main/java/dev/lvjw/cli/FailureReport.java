package dev.lvjw.cli;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.SafeText;
import dev.lvjw.terminal.Format;
import dev.lvjw.terminal.JsonWriter;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns whatever went wrong into words on stderr and an exit code. The only place that does. */
final class FailureReport {
  private final PrintStream err;
  private final Format format;
  private final boolean traces;

  FailureReport(PrintStream err, Format format, boolean traces) {
    this.err = err;
    this.format = format;
    this.traces = traces;
  }

  int report(Throwable thrown) {
    Failure failure = thrown instanceof Failure known ? known : unexpected(thrown);
    if (traces) {
      trace(thrown);
    }
    if (format == Format.JSON) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("code", failure.code());
      error.put("message", failure.message());
      error.put("next", failure.next());
      error.put("exit", failure.exit().number());
      err.println(JsonWriter.write(Map.of("error", error)));
    } else {
      err.println("lvjw: " + SafeText.escape(failure.message()));
      failure.next().ifPresent(next -> err.println("Next: " + SafeText.escape(next)));
    }
    err.flush();
    return failure.exit().number();
  }

  private static Failure unexpected(Throwable thrown) {
    return new Failure(
        ExitCode.UNEXPECTED,
        "unexpected",
        "something unexpected happened (" + thrown.getClass().getSimpleName() + ")",
        "run it again with -vv and report the trace; it holds no personal data");
  }

  /** Where, but not what: messages of other libraries may quote people's data. */
  private void trace(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      err.println(cause.getClass().getName());
      for (StackTraceElement frame : cause.getStackTrace()) {
        err.println("    at " + frame);
      }
    }
  }
}
