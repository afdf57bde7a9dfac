package dev.lvjw.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path below a provider's base address, and its query. Ids go in raw and come out encoded.
 *
 * @param segments of the path, not encoded
 * @param query names and values in order, not encoded; names may repeat
 * @param permission the scope or permission it is known to need, for the failure that names it
 */
public record Resource(List<String> segments, List<Parameter> query, Optional<String> permission) {
  public Resource {
    segments = List.copyOf(segments);
    query = List.copyOf(query);
  }

  /** One name and its value. */
  public record Parameter(String name, String value) {}

  /** The path made of these segments. */
  public static Resource at(String... segments) {
    return new Resource(List.of(segments), List.of(), Optional.empty());
  }

  /** The same, for which a scope or permission is needed. */
  public Resource needing(String scopeOrPermission) {
    return new Resource(segments, query, Optional.of(scopeOrPermission));
  }

  /** The same with one more parameter. */
  public Resource with(String name, String value) {
    List<Parameter> more = new ArrayList<>(query);
    more.add(new Parameter(name, value));
    return new Resource(segments, more, permission);
  }

  /** Its whole address. */
  URI under(URI base) {
    String parameters =
        query.stream()
            .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
            .collect(Collectors.joining("&"));
    String start = base.toString().replaceFirst("/+$", "");
    return URI.create(start + path() + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  /** Its path, encoded: what failures and log lines name. */
  public String path() {
    return segments.stream().map(segment -> "/" + encoded(segment)).collect(Collectors.joining());
  }

  /** Path and names of the parameters; the values may be personal. */
  String redacted() {
    Stream<String> names = query.stream().map(parameter -> encoded(parameter.name()) + "=…");
    return path() + (query.isEmpty() ? "" : names.collect(Collectors.joining("&", "?", "")));
  }

  /** A segment of dots would climb out of the base, so dots alone are encoded as well. */
  private static String encoded(String raw) {
    String encoded = URLEncoder.encode(raw, StandardCharsets.UTF_8).replace("+", "%20");
    return encoded.matches("\\.{1,2}") ? encoded.replace(".", "%2E") : encoded;
  }
}
