package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.util.Optional;

/**
 * One field of an offer.
 *
 * @param identifier Lever's name, such as {@code salary_amount} or {@code location/office}
 * @param label what people read
 * @param value as text, numbers in plain decimal; empty where it wasn't filled in
 */
public record OfferField(String identifier, String label, Optional<String> value) {
  static OfferField read(Wire wire) {
    return new OfferField(
        wire.text("identifier").orElse(""), wire.text("text").orElse(""), wire.text("value"));
  }
}
