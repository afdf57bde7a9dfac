package dev.lvjw.sandbox.lever;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a form on Lever's pages did; travels as a word in the address of the page that says so. */
public enum Done {
  LOGGED_IN("You are logged in."),
  CANDIDATE_ADDED("The candidate was added."),
  JOB_CHOSEN("The job was chosen."),
  MOVED("The candidate was moved to another stage."),
  HIRED("The candidate is marked Hired."),
  HIRE_UNDONE("The hire was undone. The candidate is active again."),
  ARCHIVED("The candidate was archived."),
  UNARCHIVED("The candidate is active again."),
  CONFIDENTIAL("The candidate is confidential now."),
  NOT_CONFIDENTIAL("The candidate is not confidential any more."),
  DELETED("The candidate was deleted."),
  OFFER_SAVED("The offer was saved."),
  APPROVAL_ASKED("The offer was sent for approval."),
  APPROVED("The offer is approved."),
  SENT("The offer was sent through Lever."),
  SENT_OUTSIDE("The offer is marked as sent outside of Lever."),
  OPENED("The candidate opened the offer."),
  SIGNED("The offer is marked as signed."),
  COPY_UPLOADED("The signed copy was uploaded. The offer’s status stays “Sent outside of Lever”."),
  DECLINED("The offer is marked as declined."),
  SWITCHED_ON("The webhooks of this group are on."),
  SWITCHED_OFF("The webhooks of this group are off."),
  WEBHOOK_CREATED("The webhook was created."),
  WEBHOOK_DELETED("The webhook was deleted."),
  RERUN("The delivery was sent once more."),
  REVOKED("Access is revoked. The app’s tokens are dead.");

  private final String words;

  Done(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Done> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
