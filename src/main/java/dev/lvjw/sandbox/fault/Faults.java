package dev.lvjw.sandbox.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The faults that are on now. Safe for many threads; a list is replaced whole. */
public final class Faults {
  private final SandboxTime time;
  private final Ids chance;
  private volatile State state = new State(List.of(), Map.of(), List.of());

  private record State(List<Fault> items, Map<Switch, String> settings, List<Armed> armed) {}

  /** A disturbance with what has come of it. */
  private static final class Armed {
    final Disturbance disturbance;
    final Instant since;
    int met;
    int disturbed;

    Armed(Disturbance disturbance, Instant since) {
      this.disturbance = disturbance;
      this.since = since;
    }
  }

  /** None at first; {@code chance} decides which requests a share means. */
  public Faults(SandboxTime time, Ids chance) {
    this.time = time;
    this.chance = chance;
  }

  /** Of two settings of one switch the later wins. Counts begin anew. */
  public void replace(List<Fault> items) {
    Map<Switch, String> settings = new EnumMap<>(Switch.class);
    for (Fault item : items) {
      if (item instanceof Fault.Setting setting) {
        settings.put(setting.what(), setting.way());
      }
    }
    List<Armed> armed =
        items.stream()
            .filter(Disturbance.class::isInstance)
            .map(item -> new Armed((Disturbance) item, time.now()))
            .toList();
    state = new State(List.copyOf(items), settings, armed);
  }

  /** Those that are on, in the order in which they were given. */
  public List<Fault> items() {
    return state.items();
  }

  /** Whether any switch may be off its normal way: a quick look before answers are rewritten. */
  public boolean anySetting() {
    return !state.settings().isEmpty();
  }

  /** The way in which a switch is now: as it was set, else as without any fault. */
  public String way(Switch what) {
    return state.settings().getOrDefault(what, what.normal());
  }

  /** Whether a switch is in this way now. */
  public boolean is(Switch what, String way) {
    if (!what.takes(way)) {
      throw new IllegalArgumentException(what.key() + " is never " + way);
    }
    return way(what).equals(way);
  }

  /** How long access tokens live, where that isn't the product's own time. */
  public Optional<Duration> accessLife() {
    return number(Switch.ACCESS_LIFE).stream().mapToObj(Duration::ofSeconds).findFirst();
  }

  /**
   * Lever's requests a second; empty for no limit.
   *
   * @param started what the sandbox was started with
   */
  public OptionalInt rate(OptionalInt started) {
    return is(Switch.RATE, "as-started") ? started : number(Switch.RATE);
  }

  private OptionalInt number(Switch what) {
    String way = way(what);
    return Character.isDigit(way.charAt(0))
        ? OptionalInt.of(Integer.parseInt(way))
        : OptionalInt.empty();
  }

  /**
   * The first disturbance that a request falls to; those after it don't see the request.
   *
   * @param site lever, justworks or onboarding
   * @param mayRedirect false where a redirect would lead back to itself
   */
  synchronized Optional<Disturbance> disturbing(String site, Request request, boolean mayRedirect) {
    for (Armed one : state.armed()) {
      Disturbance disturbance = one.disturbance;
      boolean redirects = disturbance.effect().redirect() != Disturbance.Target.NONE;
      if (disturbance.place().covers(site, request)
          && (mayRedirect || !redirects)
          && falls(one, disturbance.occasion())) {
        return Optional.of(disturbance);
      }
    }
    return Optional.empty();
  }

  private boolean falls(Armed one, Disturbance.Occasion occasion) {
    one.met++;
    boolean falls =
        one.met > occasion.skip()
            && (occasion.first().isEmpty() || one.disturbed < occasion.first().getAsInt())
            && occasion.until().map(one.since::plus).map(time.now()::isBefore).orElse(true)
            && chance.percent(occasion.share());
    if (falls) {
      one.disturbed++;
    }
    return falls;
  }

  /** {@code GET /_sandbox/faults}; its {@code items} are what {@code PUT} takes. */
  public synchronized ObjectNode shown() {
    ObjectNode shown = Json.object();
    shown.set("items", Json.strings(items().stream().map(Fault::spec).toList()));
    ArrayNode switches = shown.putArray("switches");
    for (Switch one : Switch.values()) {
      ObjectNode item = switches.addObject();
      item.put("name", one.key());
      item.put("value", way(one));
      item.put("default", one.normal());
      item.set("choices", Json.strings(one.ways()));
      item.put("source", one.source());
    }
    ArrayNode disturbances = shown.putArray("disturbances");
    for (Armed one : state.armed()) {
      ObjectNode item = disturbances.addObject();
      item.put("spec", one.disturbance.spec());
      item.put("met", one.met);
      item.put("disturbed", one.disturbed);
    }
    return shown;
  }
}
