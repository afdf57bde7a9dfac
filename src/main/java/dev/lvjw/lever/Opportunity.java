package dev.lvjw.lever;

import dev.lvjw.http.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One person's run for one job (lever-api reference §3). Ids are opaque.
 *
 * @param name one string, never split; may be empty
 * @param contactId the person behind it
 * @param archived that it ended, by a hire or otherwise; empty while it is open
 * @param stage id of the stage, left as it was at a hire
 * @param createdAt when it came into Lever, which may be long after it happened
 * @param updatedAt doesn't move when an offer changes
 * @param confidentiality Lever's word for whether only some may see it
 * @param application there is at most one
 * @param contact where Lever was asked for it and may tell
 * @param deletedAt only of deleted ones
 */
public record Opportunity(
    String id,
    String name,
    Optional<String> contactId,
    List<String> emails,
    Optional<Archived> archived,
    Optional<String> stage,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<String> confidentiality,
    Optional<Application> application,
    Optional<Contact> contact,
    Optional<Instant> deletedAt) {
  public Opportunity {
    emails = List.copyOf(emails);
  }

  /** Says nothing: for reading what the offers alone say. */
  static Opportunity nameless() {
    return new Opportunity(
        "",
        "",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Opportunity read(Wire anonymous) {
    String id = anonymous.text("id").orElse("");
    Wire wire = anonymous.named("Lever's opportunity " + id);
    Optional<Contact> contact =
        wire.isObject("contact") ? wire.object("contact").map(Contact::read) : Optional.empty();
    return new Opportunity(
        id,
        wire.text("name").orElse(""),
        wire.isObject("contact")
            ? contact.map(Contact::id).filter(found -> !found.isEmpty())
            : wire.text("contact"),
        wire.texts("emails"),
        Archived.read(wire),
        wire.isObject("stage")
            ? wire.object("stage").flatMap(stage -> stage.text("id"))
            : wire.text("stage"),
        wire.milliseconds("createdAt"),
        wire.milliseconds("updatedAt"),
        wire.word("confidentiality", Set.of("confidential", "non-confidential")),
        wire.holdsObjects("applications")
            ? wire.objects("applications").stream().findFirst().map(Application::read)
            : Optional.empty(),
        contact,
        wire.milliseconds("deletedAt"));
  }
}
