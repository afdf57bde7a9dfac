package dev.lvjw.sandbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the public sources leave open, or tell in two ways: each a switch with the ways it can be,
 * the one without any fault first. {@code docs/sandbox.md} has them in a table.
 */
public enum Switch {
  ARCHIVED("archived", Source.LEVER, "object", "flat"),
  HIRED_REASON("hired-reason", Source.LEVER, "list", "object"),
  AMOUNTS("amounts", Source.RECORDED, "number", "string"),
  EMPTY_OFFER_FIELDS("empty-offer-fields", Source.RECORDED, "null", "missing"),
  HAS_NEXT("has-next", Source.LEVER, "always", "last-without", "never"),
  LAST_NEXT("last-next", Source.OTHERS, "missing", "null", "token"),
  ORDER("order", Source.LEVER, "newest", "oldest", "by-id"),
  POSTING_LIST("posting-list", Source.LEVER, "whole", "short"),
  EMPLOYMENT_STATUS("employment-status", Source.OTHERS, "documented", "capital"),
  UNKNOWN_FIELDS("unknown-fields", Source.LEVER, "none", "added"),
  EXPAND_SCOPES("expand-scopes", Source.LEVER, "free", "refused", "ids"),
  EXPAND_OFFERS("expand-offers", Source.LEVER, "refused", "ignored"),
  CONFIDENTIAL("confidential", Source.LEVER, "refused", "left-out"),

  WEBHOOK_NESTING("webhook-nesting", Source.LEVER, "double", "single"),
  SIGNATURE_TOKEN("signature-token", Source.LEVER, "given", "listed", "account", "none"),
  WEBHOOK_DUPLICATE("webhook-duplicate", Source.LEVER, "made", "refused"),
  WEBHOOK_HTTP("webhook-http", Source.LEVER, "taken", "refused"),
  VERIFY_CONNECTION("verify-connection", Source.LEVER, "offered", "not-offered"),
  RERUN("rerun", Source.LEVER, "same", "new"),
  DELIVERY_ID("delivery-id", Source.LEVER, "sent", "left-out"),
  DELIVERY_CANDIDATE_ID("delivery-candidate-id", Source.LEVER, "left-out", "sent"),
  ARCHIVE_CHANGE_ON_HIRE("archive-change-on-hire", Source.OTHERS, "sent", "not-sent"),
  REVOKED_WEBHOOKS("revoked-webhooks", Source.LEVER_HELP, "kept", "removed"),

  PKCE("pkce", Source.LEVER_AND_OTHERS, "checked", "ignored", "refused"),
  REFRESH_ANSWER("refresh-answer", Source.LEVER_AND_OTHERS, "rotated", "same", "none"),
  REFRESH_REUSE("refresh-reuse", Source.LEVER_AND_OTHERS, "family", "dead", "grace"),
  ACCESS_LIFE("access-life", Source.LEVER_AND_OTHERS, "documented", Switch.NUMBER),
  INVALID_GRANT("invalid-grant", Source.OTHERS, "documented", "400", "401", "403"),
  ACCESS_TOKEN("access-token", Source.LEVER, "jwt", "opaque"),
  DEAD_TOKEN("dead-token", Source.LEVER, "401", "403"),
  WRONG_AUDIENCE("wrong-audience", Source.OTHERS, "refused", "offline-only"),
  LEVER_REVOKE("lever-revoke", Source.LEVER, "absent", "offered"),
  JUSTWORKS_EXPIRY("justworks-expiry", Source.OTHERS, "expires-at", "expires-in"),

  RATE("rate", Source.LEVER, "as-started", "off", Switch.NUMBER),
  RATE_BY("rate-by", Source.LEVER, "login", "account"),
  RATE_RETRY_AFTER("rate-retry-after", Source.LEVER, "absent", "seconds", "date"),
  ERRORS(
      "errors", Source.LEVER_AND_OTHERS, "own", "flat", "nested", "list", "word", "oauth", "text"),

  MEMBER_EMAIL("member-email", Source.OTHERS, "address", "email", "hidden"),
  MEMBER_REFERENCES("member-references", Source.OTHERS, "name", "id-only", "display"),
  MEMBER_TYPE("member-type", Source.JUSTWORKS, "absent", "international_employee", "never_seen"),
  EMPTY_VALUES("empty-values", Source.JUSTWORKS, "left-out", "null"),
  NEXT_CURSOR("next-cursor", Source.OTHERS, "null", "absent", "repeating"),
  NOT_ENROLLED("not-enrolled", Source.OTHERS, "left-out", "inactive", "active"),
  ADDED_PEOPLE("added-people", Source.JUSTWORKS_HELP, "active", "inactive", "left-out"),
  COMPANY_PLACES("company-places", Source.OTHERS, "shown", "hidden");

  /** In a switch's ways: any whole number from 1 to 999999. */
  private static final String NUMBER = "NUMBER";

  private enum Source {
    LEVER("Lever's developer documentation"),
    LEVER_HELP("Lever's help pages"),
    RECORDED("recorded answers of a Lever sandbox account"),
    OTHERS("third-party descriptions"),
    LEVER_AND_OTHERS("Lever's developer documentation, third-party descriptions of Justworks"),
    JUSTWORKS("Justworks' API documentation"),
    JUSTWORKS_HELP("Justworks' help pages");

    private final String words;

    Source(String words) {
      this.words = words;
    }
  }

  private final String key;
  private final Source source;
  private final List<String> ways;

  Switch(String key, Source source, String... ways) {
    this.key = key;
    this.source = source;
    this.ways = List.of(ways);
  }

  /** The word before the equals sign. */
  public String key() {
    return key;
  }

  /** The public source that leaves it open, or tells it in another way than a second one. */
  public String source() {
    return source.words;
  }

  /** How it is without any fault. */
  public String normal() {
    return ways.getFirst();
  }

  /** The words after the equals sign; {@code NUMBER} stands for a whole number from 1 to 999999. */
  public List<String> ways() {
    return ways;
  }

  boolean takes(String way) {
    return ways.contains(way) && !way.equals(NUMBER)
        || ways.contains(NUMBER) && way.matches("[1-9][0-9]{0,5}");
  }

  static Optional<Switch> named(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }

  static String keys() {
    return Arrays.stream(values()).map(Switch::key).collect(Collectors.joining(", "));
  }
}
