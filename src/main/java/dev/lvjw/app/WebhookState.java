package dev.lvjw.app;

import dev.lvjw.store.Database;
import dev.lvjw.store.Inbox;
import dev.lvjw.store.Marks;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of our webhook.
 *
 * @param registered as it was created; empty when there is none
 * @param proof what proved the way to the inbox since then
 * @param lastDeliveryAt the last delivery from Lever, its Verify Connection included
 */
public record WebhookState(
    Optional<Registered> registered, Optional<Proof> proof, Optional<Instant> lastDeliveryAt) {
  private static final String ID = "webhook.id";
  private static final String URL = "webhook.url";
  private static final String CREATED_AT = "webhook.createdAt";
  private static final String PROBED_AT = "webhook.probedAt";
  private static final String DISPROVED_AT = "webhook.disprovedAt";

  /** A webhook that lvjw created. */
  public record Registered(String id, String url, Instant createdAt) {}

  /**
   * Something arrived that only Lever or lvjw can have signed.
   *
   * @param fromLever false for lvjw's own probe: that proves the way, not Lever's switch
   */
  public record Proof(Instant at, boolean fromLever) {}

  public boolean proved() {
    return proof.isPresent();
  }

  public static WebhookState of(Workspace workspace) {
    Database database = workspace.database();
    Inbox inbox = workspace.inbox();
    Optional<Instant> delivered =
        Stream.of(Inbox.Kind.TEST, Inbox.Kind.EVENT)
            .flatMap(kind -> inbox.lastDelivery(kind).stream())
            .max(Instant::compareTo);
    Optional<Registered> registered = database.read(session -> registered(new Marks(session)));
    Optional<Instant> disproved = workspace.mark(DISPROVED_AT).map(Instant::parse);
    Optional<Proof> proof =
        registered.flatMap(
            webhook ->
                Stream.concat(
                        delivered
                            .filter(at -> !at.isBefore(webhook.createdAt()))
                            .map(at -> new Proof(at, true))
                            .stream(),
                        workspace.mark(PROBED_AT).map(Instant::parse).stream()
                            .map(at -> new Proof(at, false)))
                    .filter(p -> disproved.filter(at -> !at.isBefore(p.at())).isEmpty())
                    .findFirst());
    return new WebhookState(registered, proof, delivered);
  }

  private static Optional<Registered> registered(Marks marks) {
    return marks
        .get(ID)
        .flatMap(
            id ->
                marks
                    .get(URL)
                    .flatMap(
                        url ->
                            marks
                                .get(CREATED_AT)
                                .map(at -> new Registered(id, url, Instant.parse(at)))));
  }

  static void created(Workspace workspace, Registered webhook) {
    workspace
        .database()
        .update(
            session -> {
              Marks marks = new Marks(session);
              marks.set(ID, webhook.id());
              marks.set(URL, webhook.url());
              marks.set(CREATED_AT, webhook.createdAt().toString());
              marks.remove(PROBED_AT);
              marks.remove(DISPROVED_AT);
            });
  }

  static void probed(Workspace workspace, Instant at) {
    workspace.database().update(session -> new Marks(session).set(PROBED_AT, at.toString()));
  }

  /** What was proved before counts no more: the way is broken now. */
  static void disproved(Workspace workspace) {
    workspace
        .database()
        .update(session -> new Marks(session).set(DISPROVED_AT, workspace.now().toString()));
  }

  static void removed(Workspace workspace) {
    workspace
        .database()
        .update(
            session -> {
              Marks marks = new Marks(session);
              marks.remove(ID);
              marks.remove(URL);
              marks.remove(CREATED_AT);
              marks.remove(PROBED_AT);
            });
  }
}
