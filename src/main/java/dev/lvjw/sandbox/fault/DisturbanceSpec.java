package dev.lvjw.sandbox.fault;

import dev.lvjw.sandbox.fault.Disturbance.Content;
import dev.lvjw.sandbox.fault.Disturbance.Cut;
import dev.lvjw.sandbox.fault.Disturbance.RetryAfter;
import dev.lvjw.sandbox.fault.Disturbance.Side;
import dev.lvjw.sandbox.fault.Disturbance.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code SIDE [METHOD] [PATH] EFFECT=VALUE… [share=|first=|skip=|for=…]}. */
final class DisturbanceSpec {
  private static final List<String> KEYS =
      List.of(
          "status",
          "retry-after",
          "retry-after-date",
          "latency",
          "slow",
          "cut",
          "body",
          "redirect",
          "carried-out",
          "share",
          "first",
          "skip",
          "for");

  private final String spec;
  private final Deque<String> words;
  private final Map<String, String> values = new LinkedHashMap<>();

  DisturbanceSpec(List<String> words) {
    this.spec = String.join(" ", words);
    this.words = new ArrayDeque<>(words);
  }

  Disturbance read() {
    Disturbance.Place place = place();
    while (!words.isEmpty()) {
      String[] parts = words.pop().split("=", 2);
      if (parts.length < 2 || !KEYS.contains(parts[0])) {
        throw Fault.wrong(parts[0] + " is none of " + String.join("=, ", KEYS) + "=");
      }
      if (values.put(parts[0], parts[1]) != null) {
        throw Fault.wrong(parts[0] + " is given twice");
      }
    }
    Optional<Duration> until =
        number("for", 1, 1_000_000).stream().mapToObj(Duration::ofSeconds).findFirst();
    Disturbance.Occasion occasion =
        new Disturbance.Occasion(
            number("share", 1, 100).orElse(100),
            number("skip", 0, 1_000_000).orElse(0),
            number("first", 1, 1_000_000),
            until);
    Disturbance.Effect effect = effect();
    if (effect.redirect() == Target.DATA_CENTRE
        && place.side() != Side.LEVER
        && place.side() != Side.LEVER_TOKEN) {
      throw Fault.wrong(
          "redirect=data-centre is for lever and lever-token: only Lever has several");
    }
    return new Disturbance(spec, place, occasion, effect);
  }

  private Disturbance.Place place() {
    String word = words.pop();
    Side side =
        Arrays.stream(Side.values())
            .filter(one -> one.word.equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    Fault.wrong(
                        "it begins with SWITCH=WAY or with a side: "
                            + Arrays.stream(Side.values())
                                .map(one -> one.word)
                                .collect(Collectors.joining(", "))));
    Optional<String> method = next("[A-Z]+");
    Optional<Pattern> path = next("/[^=]*").map(DisturbanceSpec::pattern);
    return new Disturbance.Place(side, method, path);
  }

  private Optional<String> next(String shape) {
    return Optional.ofNullable(words.peek())
        .filter(word -> word.matches(shape))
        .map(any -> words.pop());
  }

  /** {@code *} is part of one segment, {@code **} of any number. */
  private static Pattern pattern(String path) {
    return Pattern.compile(
        Arrays.stream(path.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)", -1))
            .map(
                part ->
                    switch (part) {
                      case "*" -> "[^/]*";
                      case "**" -> ".*";
                      default -> Pattern.quote(part);
                    })
            .collect(Collectors.joining()));
  }

  private Disturbance.Effect effect() {
    OptionalInt status = number("status", 0, 1_000_000);
    Cut cut = word("cut", Cut.values(), Cut.NOWHERE);
    Content content = word("body", Content.values(), Content.OWN);
    Target redirect = word("redirect", Target.values(), Target.NONE);
    boolean genuine =
        status.isEmpty()
            && redirect == Target.NONE
            && cut != Cut.AT_ONCE
            && (content == Content.OWN || content == Content.STRANGER);
    boolean carriedOut = yes("carried-out").orElse(genuine);
    if (values.keySet().stream().noneMatch(KEYS.subList(0, 8)::contains)) {
      throw Fault.wrong("it says nothing of " + String.join("=, ", KEYS.subList(0, 8)) + "=");
    }
    if (genuine && !carriedOut) {
      throw Fault.wrong("without carrying it out there is no answer; say a status or a body");
    }
    if (content == Content.STRANGER && !carriedOut) {
      throw Fault.wrong("body=stranger changes the real answer; leave the status out");
    }
    if (status.isPresent() && !possible(status.getAsInt(), redirect)) {
      throw Fault.wrong("status takes 400 to 599, and 301 to 308 only beside redirect=");
    }
    return new Disturbance.Effect(
        carriedOut,
        status,
        retryAfter(),
        millis("latency"),
        millis("slow"),
        cut,
        content,
        redirect);
  }

  private static boolean possible(int status, Target redirect) {
    return redirect == Target.NONE ? status >= 400 && status < 600 : status > 300 && status < 309;
  }

  private Optional<RetryAfter> retryAfter() {
    OptionalInt seconds = number("retry-after", 0, 1_000_000);
    OptionalInt date = number("retry-after-date", 0, 1_000_000);
    if (seconds.isPresent()) {
      return Optional.of(new RetryAfter(seconds.getAsInt(), false));
    }
    return date.isPresent() ? Optional.of(new RetryAfter(date.getAsInt(), true)) : Optional.empty();
  }

  private Duration millis(String key) {
    return Duration.ofMillis(number(key, 1, 600_000).orElse(0));
  }

  private OptionalInt number(String key, int least, int most) {
    Optional<String> value = Optional.ofNullable(values.get(key));
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!value.get().matches("[0-9]{1,7}")
        || Integer.parseInt(value.get()) < least
        || Integer.parseInt(value.get()) > most) {
      throw Fault.wrong(key + " takes a number from " + least + " to " + most);
    }
    return OptionalInt.of(Integer.parseInt(value.get()));
  }

  private Optional<Boolean> yes(String key) {
    return Optional.ofNullable(values.get(key))
        .map(
            value -> {
              if (!List.of("yes", "no").contains(value)) {
                throw Fault.wrong(key + " takes yes or no");
              }
              return value.equals("yes");
            });
  }

  /** The first of {@code all} is what is left out, and can't be said. */
  private <E extends Enum<E>> E word(String key, E[] all, E unsaid) {
    String value = values.get(key);
    if (value == null) {
      return unsaid;
    }
    return Arrays.stream(all)
        .skip(1)
        .filter(one -> spelling(one).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.wrong(
                    key
                        + " takes "
                        + Arrays.stream(all)
                            .skip(1)
                            .map(DisturbanceSpec::spelling)
                            .collect(Collectors.joining(", "))));
  }

  private static String spelling(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
