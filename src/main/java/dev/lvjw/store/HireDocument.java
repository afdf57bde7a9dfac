package dev.lvjw.store;

import com.fasterxml.jackson.core.JsonParser;
import dev.lvjw.hire.Announcement;
import dev.lvjw.hire.Checks;
import dev.lvjw.hire.Checks.Match;
import dev.lvjw.hire.Decisions;
import dev.lvjw.hire.Decisions.DuplicateDecision;
import dev.lvjw.hire.Duplicate;
import dev.lvjw.hire.Fact;
import dev.lvjw.hire.FieldName;
import dev.lvjw.hire.Hire;
import dev.lvjw.hire.HireState;
import dev.lvjw.hire.Invitation;
import dev.lvjw.hire.Job;
import dev.lvjw.hire.LeverFacts;
import dev.lvjw.hire.NamedFact;
import dev.lvjw.hire.OfferFacts;
import dev.lvjw.hire.Origin;
import dev.lvjw.hire.Review;
import dev.lvjw.hire.SendTo;
import dev.lvjw.hire.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A hire as the JSON document of its row. Instants are milliseconds since the epoch. What is
 * optional and not there is left out.
 */
final class HireDocument {
  private HireDocument() {}

  static String write(Hire hire) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("facts", facts(hire.facts()));
    document.put("edits", byKey(hire.edits(), value -> value));
    document.put("acceptUnsigned", hire.decisions().acceptUnsigned());
    hire.decisions().duplicate().ifPresent(d -> document.put("duplicate", decision(d)));
    document.put("checks", checks(hire.checks()));
    hire.review().ifPresent(review -> document.put("review", review(review)));
    hire.invitation().ifPresent(invitation -> document.put("invitation", invitation(invitation)));
    hire.refusal().ifPresent(refusal -> document.put("refusal", refusal));
    hire.announced().ifPresent(shown -> document.put("announcement", announcement(shown)));
    return JsonTree.write(document);
  }

  /**
   * @throws IOException when the document isn't what {@link #write} writes
   */
  static Hire read(String id, HireState state, boolean alarm, Instant firstSeenAt, String document)
      throws IOException {
    try (JsonParser parser = JsonTree.JSON.createParser(document)) {
      Node node =
          new Node(JsonTree.readObject(parser).orElseThrow(() -> new IOException("not an object")));
      return new Hire(
          id,
          state,
          facts(node.child("facts")),
          byField(node.child("edits").map(), String.class::cast),
          new Decisions(
              node.flag("acceptUnsigned"),
              node.optionalChild("duplicate").map(HireDocument::decision)),
          checks(node.child("checks")),
          node.optionalChild("review").map(HireDocument::review),
          node.optionalChild("invitation").map(HireDocument::invitation),
          alarm,
          node.optionalText("refusal"),
          node.optionalChild("announcement").map(HireDocument::announcement),
          firstSeenAt);
    } catch (ClassCastException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | DateTimeException
        | ArithmeticException e) {
      throw new IOException("not a hire", e);
    }
  }

  private static Map<String, Object> facts(LeverFacts facts) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("opportunityId", facts.opportunityId());
    facts.contactId().ifPresent(id -> map.put("contactId", id));
    map.put("name", facts.name());
    map.put("hiredAt", facts.hiredAt().toEpochMilli());
    facts
        .offer()
        .ifPresent(
            offer -> {
              Map<String, Object> content = new LinkedHashMap<>();
              content.put("id", offer.id());
              content.put("status", offer.status());
              content.put("signature", offer.signature().name());
              job(offer.job()).ifPresent(job -> content.put("job", job));
              map.put("offer", content);
            });
    job(facts.applied()).ifPresent(job -> map.put("applied", job));
    map.put(
        "facts",
        facts.facts().stream()
            .map(f -> List.of(f.field().key(), f.source().name(), f.raw(), f.qualifier()))
            .toList());
    map.put(
        "named",
        facts.named().stream()
            .map(
                f -> List.of(f.origin().source().name(), f.origin().name(), f.raw(), f.qualifier()))
            .toList());
    return map;
  }

  private static LeverFacts facts(Node node) {
    return new LeverFacts(
        node.text("opportunityId"),
        node.optionalText("contactId"),
        node.text("name"),
        node.instant("hiredAt"),
        node.optionalChild("offer")
            .map(
                offer ->
                    new OfferFacts(
                        offer.text("id"),
                        offer.text("status"),
                        OfferFacts.Signature.valueOf(offer.text("signature")),
                        job(offer.optionalChild("job")))),
        node.list("facts").stream()
            .map(
                item -> {
                  List<?> parts = (List<?>) item;
                  return new Fact(
                      field((String) parts.get(0)),
                      Source.valueOf((String) parts.get(1)),
                      (String) parts.get(2),
                      (String) parts.get(3));
                })
            .toList(),
        node.optionalList("named").stream()
            .map(
                item -> {
                  List<?> parts = (List<?>) item;
                  return new NamedFact(
                      new Origin(Source.valueOf((String) parts.get(0)), (String) parts.get(1)),
                      (String) parts.get(2),
                      (String) parts.get(3));
                })
            .toList(),
        job(node.optionalChild("applied")));
  }

  private static Optional<Map<String, Object>> job(Job job) {
    Map<String, Object> map = new LinkedHashMap<>();
    job.posting().ifPresent(id -> map.put("posting", id));
    job.requisition().ifPresent(id -> map.put("requisition", id));
    return map.isEmpty() ? Optional.empty() : Optional.of(map);
  }

  private static Job job(Optional<Node> node) {
    return node.map(job -> new Job(job.optionalText("posting"), job.optionalText("requisition")))
        .orElse(Job.NONE);
  }

  private static Map<String, Object> decision(DuplicateDecision decision) {
    return switch (decision) {
      case DuplicateDecision.NewPerson(Set<String> others) ->
          Map.of("is", "new-person", "others", List.copyOf(others));
      case DuplicateDecision.Rehire(String member, Set<String> others) ->
          Map.of("is", "rehire", "member", member, "others", List.copyOf(others));
    };
  }

  private static DuplicateDecision decision(Node node) {
    Set<String> others = Set.copyOf(node.texts("others"));
    return node.text("is").equals("rehire")
        ? new DuplicateDecision.Rehire(node.text("member"), others)
        : new DuplicateDecision.NewPerson(others);
  }

  private static Map<String, Object> checks(Checks checks) {
    Map<String, Object> map = new LinkedHashMap<>();
    checks.at().ifPresent(at -> map.put("at", at.toEpochMilli()));
    map.put("listed", checks.listed());
    map.put("matches", byKey(checks.matches(), HireDocument::match));
    map.put("duplicates", checks.duplicates().stream().map(HireDocument::duplicate).toList());
    return map;
  }

  private static Checks checks(Node node) {
    return new Checks(
        node.optionalInstant("at"),
        node.flag("listed"),
        byField(node.child("matches").map(), value -> match(Node.of(value))),
        node.list("duplicates").stream().map(Node::of).map(HireDocument::duplicate).toList());
  }

  private static Map<String, Object> match(Match match) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("asked", match.asked());
    map.put("how", match.how().name());
    if (match.listed()) {
      map.put("listed", true);
    }
    match.found().ifPresent(found -> map.put("found", found));
    match.memberId().ifPresent(id -> map.put("memberId", id));
    map.put("suggestions", match.suggestions());
    return map;
  }

  private static Match match(Node node) {
    return new Match(
        node.text("asked"),
        Checks.How.valueOf(node.text("how")),
        node.optionalText("found"),
        node.optionalText("memberId"),
        node.texts("suggestions"),
        node.flag("listed"));
  }

  private static Map<String, Object> duplicate(Duplicate duplicate) {
    return Map.of(
        "kind", duplicate.kind().name(),
        "id", duplicate.id(),
        "name", duplicate.name(),
        "active", duplicate.active(),
        "signals", duplicate.signals().stream().map(Enum::name).toList());
  }

  private static Duplicate duplicate(Node node) {
    return new Duplicate(
        Duplicate.Kind.valueOf(node.text("kind")),
        node.text("id"),
        node.text("name"),
        node.flag("active"),
        node.texts("signals").stream().map(Duplicate.Signal::valueOf).toList());
  }

  private static Map<String, Object> review(Review review) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", review.at().toEpochMilli());
    map.put("by", review.by());
    map.put("values", byKey(review.values(), value -> value));
    review.managerId().ifPresent(id -> map.put("managerId", id));
    return map;
  }

  private static Review review(Node node) {
    return new Review(
        node.instant("at"),
        node.text("by"),
        byField(node.child("values").map(), String.class::cast),
        node.optionalText("managerId"));
  }

  private static Map<String, Object> invitation(Invitation invitation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("route", invitation.route().name());
    map.put("state", invitation.state().name());
    map.put("at", invitation.at().toEpochMilli());
    invitation.evidence().ifPresent(evidence -> map.put("evidence", evidence));
    invitation.sendTo().ifPresent(to -> map.put("sendTo", to.name()));
    if (invitation.later()) {
      map.put("later", true);
    }
    return map;
  }

  private static Invitation invitation(Node node) {
    return new Invitation(
        Invitation.Route.valueOf(node.text("route")),
        HireState.valueOf(node.text("state")),
        node.instant("at"),
        node.optionalText("evidence"),
        node.optionalText("sendTo").map(SendTo::valueOf),
        node.flag("later"));
  }

  private static Map<String, Object> announcement(Announcement announcement) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", announcement.name());
    announcement.title().ifPresent(title -> map.put("title", title));
    announcement.start().ifPresent(start -> map.put("start", start.toString()));
    return map;
  }

  private static Announcement announcement(Node node) {
    return new Announcement(
        node.text("name"),
        node.optionalText("title"),
        node.optionalText("start").map(LocalDate::parse));
  }

  private static <V> Map<String, Object> byKey(Map<FieldName, V> map, Function<V, Object> value) {
    Map<String, Object> byKey = new LinkedHashMap<>();
    map.forEach((field, item) -> byKey.put(field.key(), value.apply(item)));
    return byKey;
  }

  private static <V> Map<FieldName, V> byField(Map<String, Object> map, Function<Object, V> value) {
    Map<FieldName, V> byField = new EnumMap<>(FieldName.class);
    map.forEach((key, item) -> byField.put(field(key), value.apply(item)));
    return byField;
  }

  private static FieldName field(String key) {
    return FieldName.ofKey(key).orElseThrow(() -> new IllegalArgumentException("no field " + key));
  }

  /** An object of the document, read by key. */
  private record Node(Map<String, Object> map) {
    @SuppressWarnings("unchecked") // JsonTree makes all maps, with names for keys
    static Node of(Object value) {
      return new Node((Map<String, Object>) value);
    }

    String text(String key) {
      return optionalText(key).orElseThrow(() -> new IllegalArgumentException("no text at " + key));
    }

    Optional<String> optionalText(String key) {
      return Optional.ofNullable(map.get(key)).map(String.class::cast);
    }

    boolean flag(String key) {
      return Optional.ofNullable(map.get(key)).map(Boolean.class::cast).orElse(false);
    }

    Instant instant(String key) {
      return optionalInstant(key)
          .orElseThrow(() -> new IllegalArgumentException("no instant at " + key));
    }

    Optional<Instant> optionalInstant(String key) {
      return Optional.ofNullable(map.get(key))
          .map(BigDecimal.class::cast)
          .map(millis -> Instant.ofEpochMilli(millis.longValueExact()));
    }

    Node child(String key) {
      return optionalChild(key)
          .orElseThrow(() -> new IllegalArgumentException("no object at " + key));
    }

    Optional<Node> optionalChild(String key) {
      return Optional.ofNullable(map.get(key)).map(Node::of);
    }

    /** Empty where it isn't there: an earlier version didn't write it. */
    List<?> optionalList(String key) {
      return map.containsKey(key) ? list(key) : List.of();
    }

    List<?> list(String key) {
      if (map.get(key) instanceof List<?> list) {
        return list;
      }
      throw new IllegalArgumentException("no list at " + key);
    }

    List<String> texts(String key) {
      return list(key).stream().map(String.class::cast).toList();
    }
  }
}
