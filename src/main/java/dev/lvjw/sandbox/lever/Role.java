package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One invented candidate, in the words of the control API: what is given of the opportunity and of
 * its offers. {@link Casting} puts them into the account, where the rest is filled in.
 */
final class Role {
  /**
   * One of the candidate's offers.
   *
   * @param given a partial offer with its {@code fields}
   * @param manager the e-mail address of the Lever user who is the direct manager
   * @param start since midnight UTC of the day on which the offer was made
   * @param without fields that aren't there at all, by identifier
   */
  record Offered(
      ObjectNode given, Optional<String> manager, Optional<Duration> start, List<String> without) {}

  private final String key;
  private final String shows;
  private final ObjectNode opportunity = Json.object();
  private final List<Offered> offers = new ArrayList<>();
  private final List<String> without = new ArrayList<>();
  private Optional<String> posting = Optional.empty();
  private Optional<Duration> hiredAgo = Optional.empty();
  private Optional<String> contactOf = Optional.empty();

  private Role(String key, String shows) {
    this.key = key;
    this.shows = shows;
  }

  /**
   * @param key short and stable: tests and the documentation name the case by it
   * @param shows the case in one sentence
   */
  static Role of(String key, String shows) {
    return new Role(key, shows);
  }

  String key() {
    return key;
  }

  String shows() {
    return shows;
  }

  /** A partial opportunity, without posting, contact and times. */
  ObjectNode opportunity() {
    return opportunity.deepCopy();
  }

  /** Oldest first. */
  List<Offered> offers() {
    return List.copyOf(offers);
  }

  /** Fields of the opportunity that aren't there at all. */
  List<String> without() {
    return List.copyOf(without);
  }

  /** The title of the posting; none where no job is chosen. */
  Optional<String> posting() {
    return posting;
  }

  /** Since when they are hired; none for who is active. */
  Optional<Duration> hiredAgo() {
    return hiredAgo;
  }

  /** The key of an earlier role whose contact this is too. */
  Optional<String> contactOf() {
    return contactOf;
  }

  Role named(String name, String... emails) {
    opportunity.put("name", name);
    opportunity.set("emails", Json.strings(List.of(emails)));
    return this;
  }

  Role applied(String title) {
    posting = Optional.of(title);
    return this;
  }

  Role hired(Duration ago) {
    hiredAgo = Optional.of(ago);
    return this;
  }

  Role contactOf(String role) {
    contactOf = Optional.of(role);
    return this;
  }

  Role stage(String stage) {
    opportunity.put("stage", stage);
    return this;
  }

  Role confidential() {
    opportunity.put("confidentiality", "confidential");
    return this;
  }

  /** Fields that Lever has, with nothing in them. */
  Role empty(String... fields) {
    List.of(fields).forEach(opportunity::putNull);
    return this;
  }

  /** Fields that Lever leaves out. */
  Role lacking(String... fields) {
    without.addAll(List.of(fields));
    return this;
  }

  /** One more offer, made later than those before. */
  Role offer(String status, ObjectNode... fields) {
    ObjectNode given = Json.object();
    given.put("status", status);
    given.putArray("fields").addAll(List.of(fields));
    return offered(new Offered(given, Optional.empty(), Optional.empty(), List.of()));
  }

  private Role offered(Offered offer) {
    offers.add(offer);
    return this;
  }

  /** The direct manager in the last offer, a Lever user by e-mail address. */
  Role managedBy(String email) {
    Offered last = offers.removeLast();
    return offered(new Offered(last.given(), Optional.of(email), last.start(), last.without()));
  }

  /** The start in the last offer, since midnight UTC of the day on which it was made. */
  Role starts(Duration afterOffer) {
    Offered last = offers.removeLast();
    return offered(
        new Offered(last.given(), last.manager(), Optional.of(afterOffer), last.without()));
  }

  /** Fields that the last offer doesn't have, by identifier. */
  Role offerLacking(String... identifiers) {
    Offered last = offers.removeLast();
    return offered(new Offered(last.given(), last.manager(), last.start(), List.of(identifiers)));
  }

  /** Signed outside Lever: what the last offer then has. */
  Role outsideLever(boolean signature, boolean document) {
    ObjectNode given = offers.getLast().given();
    given.putObject("signatures").putObject("candidate").put("signed", signature);
    if (document) {
      given.putObject("signedDocument").put("fileName", "offer_signed.pdf");
    }
    return this;
  }

  static ObjectNode value(String identifier, String value) {
    return Json.object().put("identifier", identifier).put("value", value);
  }

  /** A number, such as {@code 28.50}. */
  static ObjectNode number(String identifier, String value) {
    return Json.object().put("identifier", identifier).put("value", new BigDecimal(value));
  }

  static ObjectNode nothing(String identifier) {
    return Json.object().put("identifier", identifier).putNull("value");
  }

  static ObjectNode labelled(String identifier, String text, String value) {
    return value(identifier, value).put("text", text);
  }
}
