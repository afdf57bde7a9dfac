package dev.lvjw.sandbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the reference pages leave open, or tell in two ways: each a switch with the ways it can be,
 * the one without any fault first. {@code docs/sandbox.md} has them in a table.
 */
public enum Switch {
  ARCHIVED("archived", "lever-api.md §3", "object", "flat"),
  HIRED_REASON("hired-reason", "lever-api.md §5", "list", "object"),
  AMOUNTS("amounts", "lever-api.md §4", "number", "string"),
  EMPTY_OFFER_FIELDS("empty-offer-fields", "lever-api.md §4", "null", "missing"),
  HAS_NEXT("has-next", "lever-api.md §2", "always", "last-without", "never"),
  LAST_NEXT("last-next", "lever-api.md §2", "missing", "null", "token"),
  ORDER("order", "lever-api.md §2", "newest", "oldest", "by-id"),
  POSTING_LIST("posting-list", "lever-api.md §5", "whole", "short"),
  EMPLOYMENT_STATUS("employment-status", "lever-api.md §5", "documented", "capital"),
  UNKNOWN_FIELDS("unknown-fields", "lever-api.md, how to read", "none", "added"),
  EXPAND_SCOPES("expand-scopes", "lever-api.md §1, §8", "free", "refused", "ids"),
  EXPAND_OFFERS("expand-offers", "lever-api.md §3", "refused", "ignored"),
  CONFIDENTIAL("confidential", "lever-api.md §2", "refused", "left-out"),

  WEBHOOK_NESTING("webhook-nesting", "lever-api.md §6", "double", "single"),
  SIGNATURE_TOKEN("signature-token", "lever-api.md §6", "given", "listed", "account", "none"),
  WEBHOOK_DUPLICATE("webhook-duplicate", "lever-api.md §6", "made", "refused"),
  WEBHOOK_HTTP("webhook-http", "lever-api.md §6", "taken", "refused"),
  VERIFY_CONNECTION("verify-connection", "lever-api.md §6", "offered", "not-offered"),
  RERUN("rerun", "lever-api.md §6, §8", "same", "new"),
  DELIVERY_ID("delivery-id", "lever-api.md §6", "sent", "left-out"),
  DELIVERY_CANDIDATE_ID("delivery-candidate-id", "lever-api.md §6", "left-out", "sent"),
  ARCHIVE_CHANGE_ON_HIRE("archive-change-on-hire", "lever-api.md §6", "sent", "not-sent"),
  REVOKED_WEBHOOKS("revoked-webhooks", "lever-api.md §1", "kept", "removed"),

  PKCE("pkce", "lever-api.md §1, justworks-api.md §1.1", "checked", "ignored", "refused"),
  REFRESH_ANSWER(
      "refresh-answer", "lever-api.md §1, justworks-api.md §1.1", "rotated", "same", "none"),
  REFRESH_REUSE(
      "refresh-reuse", "lever-api.md §1, justworks-api.md §1.1", "family", "dead", "grace"),
  ACCESS_LIFE("access-life", "lever-api.md §1, justworks-api.md §1.1", "documented", Switch.NUMBER),
  INVALID_GRANT("invalid-grant", "lever-api.md §1", "documented", "400", "401", "403"),
  ACCESS_TOKEN("access-token", "lever-api.md §1", "jwt", "opaque"),
  DEAD_TOKEN("dead-token", "lever-api.md §1, §8", "401", "403"),
  WRONG_AUDIENCE("wrong-audience", "lever-api.md §1", "refused", "offline-only"),
  LEVER_REVOKE("lever-revoke", "lever-api.md §1", "absent", "offered"),
  JUSTWORKS_EXPIRY("justworks-expiry", "justworks-api.md §1.1", "expires-at", "expires-in"),

  RATE("rate", "lever-api.md §2", "as-started", "off", Switch.NUMBER),
  RATE_BY("rate-by", "lever-api.md §2", "login", "account"),
  RATE_RETRY_AFTER("rate-retry-after", "lever-api.md §2", "absent", "seconds", "date"),
  ERRORS(
      "errors",
      "lever-api.md §2, justworks-api.md §1.6",
      "own",
      "flat",
      "nested",
      "list",
      "word",
      "oauth",
      "text"),

  MEMBER_EMAIL("member-email", "justworks-api.md §1.2, §1.4", "address", "email", "hidden"),
  MEMBER_REFERENCES("member-references", "justworks-api.md §1.4", "name", "id-only", "display"),
  MEMBER_TYPE(
      "member-type", "justworks-api.md §1.4", "absent", "international_employee", "never_seen"),
  EMPTY_VALUES("empty-values", "justworks-api.md §1.6", "left-out", "null"),
  NEXT_CURSOR("next-cursor", "justworks-api.md §1.6", "null", "absent", "repeating"),
  NOT_ENROLLED("not-enrolled", "justworks-api.md §1.4", "left-out", "inactive", "active"),
  ADDED_PEOPLE("added-people", "justworks-api.md §1.4, §5", "active", "inactive", "left-out"),
  COMPANY_PLACES("company-places", "justworks-api.md §1.5", "shown", "hidden");

  /** In a switch's ways: any whole number from 1 to 999999. */
  private static final String NUMBER = "NUMBER";

  private final String key;
  private final String source;
  private final List<String> ways;

  Switch(String key, String source, String... ways) {
    this.key = key;
    this.source = source;
    this.ways = List.of(ways);
  }

  /** The word before the equals sign. */
  public String key() {
    return key;
  }

  /** The section of the reference page that leaves it open. */
  public String source() {
    return source;
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
