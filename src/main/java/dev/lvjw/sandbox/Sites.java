package dev.lvjw.sandbox;

import dev.lvjw.Host;
import dev.lvjw.sandbox.fault.Disturbance;
import dev.lvjw.sandbox.fault.Disturbing;
import dev.lvjw.sandbox.fault.ErrorSpelling;
import dev.lvjw.sandbox.fault.Faults;
import dev.lvjw.sandbox.http.Answer;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.http.Site;
import dev.lvjw.sandbox.justworks.JustworksApi;
import dev.lvjw.sandbox.justworks.OnboardingApi;
import dev.lvjw.sandbox.lever.LeverApi;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The sandbox's origins on loopback, and what stands before the routes of each: latency outermost,
 * then disturbances, then the product's other ways to answer.
 */
final class Sites implements AutoCloseable {
  private final Host host;
  private final Duration latency;
  private final Faults faults;
  private final RequestLog log;
  private final Site control;
  private final Site lever;
  private final Site dataCentre;
  private final Site foreign;
  private final Site justworks;
  private final Site onboarding;

  /** Where the imitated services send somebody on to. */
  private final Map<Disturbance.Target, String> elsewhere;

  /**
   * Takes the ports; nothing answers yet.
   *
   * @param port of the control API; 0 for a free one
   * @throws dev.lvjw.Failure usage when that port is taken; unexpected when loopback can't be used
   */
  Sites(Host host, int port, Duration latency, Faults faults, RequestLog log) {
    this.host = host;
    this.latency = latency;
    this.faults = faults;
    this.log = log;
    this.control = new Site(port);
    this.lever = new Site(0);
    this.dataCentre = new Site(0);
    this.foreign = new Site(0);
    this.justworks = new Site(0);
    this.onboarding = new Site(0);
    this.elsewhere =
        Map.of(
            Disturbance.Target.DATA_CENTRE,
            dataCentre.origin().toString(),
            Disturbance.Target.FOREIGN,
            "http://localhost:" + foreign.origin().getPort());
  }

  URI lever() {
    return lever.origin();
  }

  URI justworks() {
    return justworks.origin();
  }

  URI onboarding() {
    return onboarding.origin();
  }

  URI control() {
    return control.origin();
  }

  /** Lever and its other data centre, which serves the same account and sends nobody on. */
  void openLever(Routes routes, List<Site.Layer> variants) {
    ErrorSpelling errors = new ErrorSpelling(LeverApi::error, faults, host.clock());
    open(lever, "lever", routes, elsewhere, variants, errors);
    open(dataCentre, "lever", routes, Map.of(), variants, errors);
    foreign.open(
        new Routes(), List.of(new Foreigner()), log.of("foreign"), LeverApi::error, host.err());
  }

  /** Justworks with its Partner API. */
  void openJustworks(Routes routes, List<Site.Layer> variants) {
    ErrorSpelling errors = new ErrorSpelling(JustworksApi::error, faults, host.clock());
    open(justworks, "justworks", routes, elsewhere, variants, errors);
  }

  /** The onboarding API, whose contract leaves no other way to answer. */
  void openOnboarding(Routes routes) {
    open(onboarding, "onboarding", routes, elsewhere, List.of(), OnboardingApi::error);
  }

  /** The control API: neither slowed down nor disturbed nor logged. */
  void openControl(Routes routes) {
    control.open(routes, List.of(), (request, answer) -> {}, ControlApi::error, host.err());
  }

  private void open(
      Site site,
      String name,
      Routes routes,
      Map<Disturbance.Target, String> targets,
      List<Site.Layer> variants,
      Function<Refusal, Response> errors) {
    Site.Layer disturbing =
        new Disturbing(new Disturbing.Post(name, errors, targets), faults, host);
    List<Site.Layer> layers =
        Stream.concat(Stream.of(this::delayed, disturbing), variants.stream()).toList();
    site.open(routes, layers, log.of(name), errors, host.err());
  }

  private Answer delayed(Request request, Function<Request, Answer> inner) {
    if (latency.isPositive()) {
      try {
        host.sleep(latency);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return inner.apply(request);
  }

  /** Stops listening; open connections are cut. */
  @Override
  public void close() {
    List.of(control, lever, dataCentre, foreign, justworks, onboarding).forEach(Site::close);
  }
}
