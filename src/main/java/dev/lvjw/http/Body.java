package dev.lvjw.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mizosoft.methanol.FormBodyPublisher;
import com.github.mizosoft.methanol.MediaType;
import com.github.mizosoft.methanol.MoreBodyPublishers;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** What a request carries. */
public sealed interface Body {
  /** Nothing. */
  record Empty() implements Body {}

  /** A JSON document. */
  record Json(JsonNode content) implements Body {}

  /** A form, as the token endpoints want it. */
  record Form(Map<String, String> fields) implements Body {
    public Form {
      fields = Map.copyOf(fields);
    }

    /** Names only: the values are secrets. */
    @Override
    public String toString() {
      return "Form" + fields.keySet();
    }
  }

  /** The body as Methanol sends it, with its media type. */
  default BodyPublisher publisher() {
    return switch (this) {
      case Empty() -> BodyPublishers.noBody();
      case Json(JsonNode content) ->
          MoreBodyPublishers.ofMediaType(
              BodyPublishers.ofString(content.toString()), MediaType.APPLICATION_JSON);
      case Form(Map<String, String> fields) -> {
        FormBodyPublisher.Builder form = FormBodyPublisher.newBuilder();
        fields.forEach(form::query);
        yield form.build();
      }
    };
  }
}
