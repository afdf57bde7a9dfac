package dev.lvjw.justworks;

import dev.lvjw.http.ApiGateway;
import dev.lvjw.http.Authorizer;
import dev.lvjw.http.Provider;
import dev.lvjw.http.Resource;
import dev.lvjw.http.Transport;
import dev.lvjw.http.Wire;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Justworks' Partner API, reading side: the company and its members. All methods throw {@link
 * dev.lvjw.Failure} as {@link ApiGateway} does.
 */
public final class JustworksGateway {
  private static final Resource COMPANY = Resource.at("company").needing("company.basic:read");
  private static final Resource MEMBERS =
      Resource.at("members").with("limit", "100").needing("member.detail:read");

  private final ApiGateway api;
  private final Set<String> problems = new LinkedHashSet<>();

  public JustworksGateway(ApiGateway api) {
    this.api = api;
  }

  /**
   * Justworks behind its API's base address; paths lie under {@code /v1}, which is added where the
   * address doesn't end with it.
   */
  public static JustworksGateway of(Transport transport, Authorizer authorizer, URI apiUrl) {
    URI base = URI.create(apiUrl.toString().replaceFirst("(/v1)?/*$", "") + "/v1");
    return new JustworksGateway(new ApiGateway(transport, provider(base), authorizer));
  }

  static Provider provider(URI base) {
    return new Provider(
        "justworks", "Justworks", base, Optional.of("justworks.com"), Optional.empty());
  }

  /** The company, its departments and offices; also the cheapest call that proves the login. */
  public Company company() {
    return Company.read(new Wire(api.get(COMPANY), "Justworks' company", problems::add));
  }

  /**
   * Every member, active and terminated, once. Pages are fetched as the stream is consumed. Whether
   * the plain list holds terminated members is not published, so they are asked for by name unless
   * some were among the first.
   */
  public Stream<Member> members() {
    Set<String> seen = new HashSet<>();
    AtomicBoolean terminatedSeen = new AtomicBoolean();
    Stream<Member> first =
        list(MEMBERS)
            .peek(
                member -> {
                  if (!member.active()) {
                    terminatedSeen.set(true);
                  }
                });
    Stream<Member> second =
        Stream.of(MEMBERS.with("status", "terminated"))
            .filter(list -> !terminatedSeen.get())
            .flatMap(this::list);
    return Stream.concat(first, second).filter(member -> seen.add(member.id()));
  }

  /** Requests sent so far. */
  public int requests() {
    return api.requests();
  }

  /** Values of the wrong type met so far, each once, without anything personal. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private Stream<Member> list(Resource resource) {
    return Cursors.of(api, resource, Member::read, problems::add);
  }
}
