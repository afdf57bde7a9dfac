package dev.lvjw.app;

import dev.lvjw.hire.FieldName;
import dev.lvjw.http.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an onboarding API refused of an invitation, in words for who reviews the hire. */
final class RefusalWords {
  /** The values by their names in {@code docs/api/justworks-onboarding.yaml}. */
  private static final Pattern VALUE = Pattern.compile("\\bdetails\\.([a-z_]+)((?:\\.[a-z_]+)*)");

  private RefusalWords() {}

  /** A clause without its end, for others to go on after. The status is for support. */
  static String of(Refused refused) {
    return of(refused.providerMessage(), refused.status());
  }

  static String of(String message, int status) {
    String said = message.replaceFirst("[.\\s]+$", "");
    String words = VALUE.matcher(said).replaceAll(RefusalWords::label);
    return "Justworks refused the invitation"
        + (words.isEmpty() ? "" : ": " + words)
        + " (status "
        + status
        + ")";
  }

  private static String label(MatchResult value) {
    String name = value.group(1);
    String label =
        name.equals("compensation")
            ? value.group(2).equals(".per")
                ? FieldName.EARNINGS_TYPE.label()
                : FieldName.COMPENSATION_AMOUNT.label()
            : Arrays.stream(FieldName.values())
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                .map(FieldName::label)
                .findFirst()
                .orElse(value.group());
    return Matcher.quoteReplacement(label);
  }
}
