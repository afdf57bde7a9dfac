package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People whom admins added by the form "Add a person", with the route of the hand-off: members at
 * once, invited now or later (Justworks' help pages), enrolled when they accept.
 */
public final class AddedPeople {
  /** How far somebody is. */
  enum Standing {
    NOT_INVITED("Added but not invited"),
    INVITED("Invited"),
    ENROLLED("Enrolled");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** One of them, with what the admin answered. */
  record Added(
      String memberId,
      NewMember answers,
      Optional<JustworksCompany.Invitation> invitation,
      boolean enrolled) {
    Standing standing() {
      if (enrolled) {
        return Standing.ENROLLED;
      }
      return invitation.isPresent() ? Standing.INVITED : Standing.NOT_INVITED;
    }
  }

  private final JustworksCompany company;
  private final Map<String, Added> people = new LinkedHashMap<>();

  /** Nobody yet. */
  public AddedPeople(JustworksCompany company) {
    this.company = company;
  }

  /** Adds a person and, unless it is for later, sends the invitation. */
  synchronized Added add(NewMember answers) {
    String memberId = company.add(answers);
    people.put(memberId, new Added(memberId, answers, Optional.empty(), false));
    return answers.invite().later() ? find(memberId).orElseThrow() : invite(memberId);
  }

  /**
   * Sends the invitation of somebody who was added but not invited.
   *
   * @throws Refusal 404 for somebody who wasn't added by the form, 409 when it was sent already or
   *     the person has left
   */
  synchronized Added invite(String memberId) {
    Added person = known(memberId);
    if (person.standing() != Standing.NOT_INVITED) {
      throw new Refusal(409, "already_invited", "This person was invited already.");
    }
    stillHere(memberId);
    NewMember answers = person.answers();
    JustworksCompany.Invitation invitation =
        company.invitation(
            answers.inviteAddress(),
            company.adminName(),
            answers.invite().note(),
            answers.invitationRequest());
    return keep(new Added(memberId, answers, Optional.of(invitation), false));
  }

  /**
   * The invited person accepts and enrols; a second time changes nothing.
   *
   * @throws Refusal 404 for somebody who wasn't added by the form, 409 without an invitation or
   *     when the person has left
   */
  synchronized Added enrol(String memberId) {
    Added person = known(memberId);
    if (person.invitation().isEmpty()) {
      throw new Refusal(409, "not_invited", "This person has no invitation to accept.");
    }
    stillHere(memberId);
    company.enrolled(memberId);
    return keep(new Added(memberId, person.answers(), person.invitation(), true));
  }

  /**
   * Whoever was added with one of these addresses enrols, invited first where that was for later.
   *
   * @return the member's id; empty when nobody who is still here was added with one of them
   */
  public synchronized Optional<String> enrolByEmail(List<String> addresses) {
    Optional<Added> found =
        people.values().stream()
            .filter(one -> !company.hasLeft(one.memberId()))
            .filter(one -> addresses.stream().anyMatch(one.answers()::isReachedAt))
            .findFirst();
    found.ifPresent(
        one -> {
          if (one.standing() == Standing.NOT_INVITED) {
            invite(one.memberId());
          }
          enrol(one.memberId());
        });
    return found.map(Added::memberId);
  }

  synchronized Optional<Added> find(String memberId) {
    return Optional.ofNullable(people.get(memberId));
  }

  synchronized List<Added> all() {
    return new ArrayList<>(people.values());
  }

  private Added known(String memberId) {
    return find(memberId)
        .orElseThrow(
            () -> new Refusal(404, "not_found", "Nobody was added by the form under this id."));
  }

  private void stillHere(String memberId) {
    if (company.hasLeft(memberId)) {
      throw new Refusal(409, "terminated", "This person was terminated.");
    }
  }

  private Added keep(Added person) {
    people.put(person.memberId(), person);
    return person;
  }
}
