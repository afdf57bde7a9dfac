package dev.lvjw.store;

import dev.lvjw.LoopbackName;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.OwnRule;
import dev.lvjw.hire.ReminderDays;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values a setting takes. */
public sealed interface Kind {
  /** What is wrong with a value, as the end of a sentence; empty when nothing is. */
  Optional<String> problem(String value);

  /** One line of anything. */
  record Text() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      return unless(oneLine(value), "must be one line of text");
    }
  }

  /** One line that is never shown. */
  record Secret() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      return unless(oneLine(value), "must be one line");
    }
  }

  /** An https address; http only to this machine. */
  record Url() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      URI uri;
      try {
        uri = new URI(value);
      } catch (URISyntaxException e) {
        return Optional.of("must be an address such as https://host/path");
      }
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() == null || !List.of("http", "https").contains(scheme)) {
        return Optional.of("must be an address such as https://host/path");
      }
      if (uri.getUserInfo() != null || uri.getFragment() != null) {
        return Optional.of("must hold neither a user name nor a #fragment");
      }
      return unless(
          scheme.equals("https") || LoopbackName.is(uri.getHost()),
          "must begin with https; plain http is for this machine only");
    }
  }

  /** A whole number within bounds. */
  record Whole(int least, int most) implements Kind {
    @Override
    public Optional<String> problem(String value) {
      boolean within =
          value.matches("[0-9]{1,9}")
              && Integer.parseInt(value) >= least
              && Integer.parseInt(value) <= most;
      return unless(within, "must be a number from " + least + " to " + most);
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements Kind {
    Choice(String... words) {
      this(List.of(words));
    }

    @Override
    public Optional<String> problem(String value) {
      return unless(words.contains(value), "must be one of " + String.join(", ", words));
    }
  }

  /** True or false. */
  record Flag() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      return unless(value.equals("true") || value.equals("false"), "must be true or false");
    }
  }

  /** E-mail addresses, separated by commas. */
  record Emails(int most) implements Kind {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>\"()]+@[^\\s@,;<>\"()]+");

    @Override
    public Optional<String> problem(String value) {
      return unless(
          split(value).size() <= most
              && split(value).stream().allMatch(address -> ADDRESS.matcher(address).matches()),
          most == 1
              ? "must be one e-mail address such as hr@example.com"
              : "must be e-mail addresses such as hr@example.com, separated by commas");
    }

    /** The addresses in a value. */
    static List<String> split(String value) {
      return List.of(value.strip().split("\\s*,\\s*", -1));
    }
  }

  /** A positive length of time in the spelling of ISO-8601. */
  record Length() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      boolean positive;
      try {
        positive = Duration.parse(value).isPositive();
      } catch (DateTimeParseException e) {
        positive = false;
      }
      return unless(positive, "must be a length of time such as PT6H (6 hours) or PT30M");
    }
  }

  /** A host and a port, or {@code [ipv6]:port}. */
  record HostPort() implements Kind {
    private static final Pattern SHAPE =
        Pattern.compile("(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\]):([0-9]{1,5})");

    @Override
    public Optional<String> problem(String value) {
      var matcher = SHAPE.matcher(value);
      return unless(
          matcher.matches() && Integer.parseInt(matcher.group(1)) <= 65535,
          "must be HOST:PORT such as 127.0.0.1:8977");
    }
  }

  /**
   * The address of an HTTP proxy. What goes through it is TLS, so plain http to it is fine; a user
   * name would put a password next to it, and passwords have no place among the settings.
   */
  record HttpProxy() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      URI uri;
      try {
        uri = new URI(value);
      } catch (URISyntaxException e) {
        return Optional.of("must be http://HOST:PORT");
      }
      if (uri.getUserInfo() != null) {
        return Optional.of("must hold no user name; proxies that ask for one are not supported");
      }
      return unless(
          "http".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getPort() > 0
              && uri.getPort() <= 65535
              && List.of("", "/").contains(uri.getPath())
              && uri.getQuery() == null
              && uri.getFragment() == null,
          "must be http://HOST:PORT");
    }
  }

  /** A file, named so that cron finds it too. */
  record FilePath() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      boolean absolute;
      try {
        absolute = oneLine(value) && Path.of(value).isAbsolute();
      } catch (InvalidPathException e) {
        absolute = false;
      }
      return unless(absolute, "must be the whole path of a file, such as /etc/ssl/our-ca.pem");
    }
  }

  /** Lengths of time by name; see {@link dev.lvjw.store.Timeouts}. */
  record Timeouts() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      return dev.lvjw.store.Timeouts.problem(value);
    }
  }

  /** Days on which people are reminded; see {@link ReminderDays}. */
  record Reminders() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      return unless(
          ReminderDays.parse(value).isPresent(),
          "must be days such as hired+2,hired+5,start-7,start-1 (hired+1 to hired+365, start-0 to"
              + " start-365, at most 20), or off");
    }
  }

  /** When sync runs; see {@link SyncTimes}. */
  record Times() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      return unless(
          SyncTimes.parse(value).isPresent(),
          "must be minutes that divide an hour (15m), hours that divide a day (2h), or times of"
              + " the day (07:30,13:00)");
    }
  }

  /** How one field is read from Lever; see {@link OwnRule}. */
  record Rule(FieldName field) implements Kind {
    private static final String SHAPE =
        "must be JSON such as {\"from\":[\"offer\"],\"map\":{\"LEVER\":\"JUSTWORKS\"},\"constant\":\"VALUE\"}";

    @Override
    public Optional<String> problem(String value) {
      return RuleJson.read(value)
          .map(rule -> rule.problem(field).map(problem -> "can't be used: " + problem))
          .orElse(Optional.of(SHAPE));
    }
  }

  /** The path of an address. */
  record UrlPath() implements Kind {
    @Override
    public Optional<String> problem(String value) {
      return unless(
          value.matches("/[A-Za-z0-9._~/-]*"),
          "must begin with / and hold A-Z a-z 0-9 . _ ~ / - only");
    }
  }

  private static boolean oneLine(String value) {
    return !value.isEmpty() && value.chars().noneMatch(Character::isISOControl);
  }

  private static Optional<String> unless(boolean fine, String problem) {
    return fine ? Optional.empty() : Optional.of(problem);
  }
}
