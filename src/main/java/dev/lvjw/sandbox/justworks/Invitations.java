package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every invitation that Justworks sent, by the onboarding API, by "Review &amp; Invite" or by "Add
 * a person", as the invited people see it.
 */
final class Invitations {
  /** What can be done with one. */
  enum State {
    OPEN,
    ACCEPTED,
    /** The person was terminated before accepting. */
    VOID
  }

  /**
   * One of them, and whom it was sent to.
   *
   * @param memberId once accepted
   */
  record Sent(
      JustworksCompany.Invitation invitation,
      String name,
      Optional<String> memberId,
      State state) {}

  private final JustworksCompany company;
  private final AddedPeople added;

  Invitations(JustworksCompany company, AddedPeople added) {
    this.company = company;
    this.added = added;
  }

  /** Newest first. */
  List<Sent> all() {
    List<Sent> all = new ArrayList<>();
    for (JustworksCompany.PendingHire hire : company.pendingHires()) {
      hire.invitation().ifPresent(one -> all.add(sent(hire, one)));
    }
    for (AddedPeople.Added person : added.all()) {
      person.invitation().ifPresent(one -> all.add(sent(person, one)));
    }
    all.sort(Comparator.comparing((Sent one) -> one.invitation().sentAt()).reversed());
    return all;
  }

  private static Sent sent(
      JustworksCompany.PendingHire hire, JustworksCompany.Invitation invitation) {
    return new Sent(
        invitation,
        hire.content().path("name").asText(),
        hire.memberId(),
        hire.memberId().isPresent() ? State.ACCEPTED : State.OPEN);
  }

  private Sent sent(AddedPeople.Added person, JustworksCompany.Invitation invitation) {
    String name = person.answers().name().whole();
    if (person.enrolled()) {
      return new Sent(invitation, name, Optional.of(person.memberId()), State.ACCEPTED);
    }
    State state = company.hasLeft(person.memberId()) ? State.VOID : State.OPEN;
    return new Sent(invitation, name, Optional.empty(), state);
  }

  /**
   * @throws Refusal 404 for an invitation that was never sent
   */
  Sent find(String id) {
    return all().stream()
        .filter(one -> one.invitation().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "not_found", "There is no such invitation."));
  }

  /**
   * The invited person accepts and enrols; a second time changes nothing.
   *
   * @throws Refusal 404 for an invitation that was never sent, 409 when the person has left
   */
  void accept(String id) {
    for (JustworksCompany.PendingHire hire : company.pendingHires()) {
      if (hire.invitation().filter(one -> one.id().equals(id)).isPresent()) {
        company.join(hire.externalId());
        return;
      }
    }
    for (AddedPeople.Added person : added.all()) {
      if (person.invitation().filter(one -> one.id().equals(id)).isPresent()) {
        added.enrol(person.memberId());
        return;
      }
    }
    find(id);
  }
}
