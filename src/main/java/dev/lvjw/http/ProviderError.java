package dev.lvjw.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a provider says about a refusal, whatever shape it chose: {@code {code, message}} (Lever),
 * {@code {error, error_description}} (OAuth), {@code {error: {code, message}}} (onboarding), {@code
 * {errors: [{message}]}}. Both are {@link ForeignText}, cleaned.
 */
record ProviderError(String code, String message) {
  private static final Pattern SCOPE =
      Pattern.compile("\\b[a-z_]+(?:\\.[a-z_]+)?:(?:read|write|access)(?::admin)?\\b");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?i)signing key|\\b(?:invalid|expired|revoked) (?:access )?token"
              + "|\\btoken (?:is |has been |has )?(?:invalid|expired|revoked)");

  static ProviderError of(JsonNode answer) {
    JsonNode nested = answer.path("error").isObject() ? answer.path("error") : answer;
    JsonNode first = answer.path("errors").path(0);
    return new ProviderError(
        ForeignText.clean(first(nested.path("code"), nested.path("error"), first.path("code"))),
        ForeignText.clean(
            first(
                nested.path("message"),
                nested.path("error_description"),
                first.path("message"),
                first)));
  }

  /** The scope that the message names as missing. */
  Optional<String> scope() {
    Matcher matcher = SCOPE.matcher(message);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /**
   * Whether the refusal is about the token itself, not about what it may do. How Lever answers a
   * dead token isn't documented; a token of its other environment gets 403 and these words
   * (lever-api reference §1, error shapes, and §8).
   */
  boolean aboutToken() {
    return scope().isEmpty() && TOKEN.matcher(message).find();
  }

  /** Both, for the end of a sentence; empty where the provider said nothing. */
  String said() {
    String both = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    return both.isEmpty() ? "" : " (" + both + ")";
  }

  private static String first(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
        return node.asText();
      }
    }
    return "";
  }
}
