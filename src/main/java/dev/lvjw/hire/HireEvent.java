package dev.lvjw.hire;

/** What can happen to a hire that lvjw knows. */
public enum HireEvent {
  /** A person approved the values. */
  APPROVED,
  /** Lever changed a value that no person had set. */
  CHANGED,
  /** A person set the hire aside. */
  DISMISSED,
  /** A person took it up again. */
  RESTORED,
  /** Undone or deleted in Lever. */
  UNDONE,
  /** Archived as hired again, at a new moment. */
  HIRED_AGAIN,
  /** The intent to invite is written; nothing is sent yet. */
  INVITING,
  /** The provider has an invitation under our id: just accepted, or found there. */
  FOUND_INVITED,
  /** The provider refused the invitation for good. */
  REFUSED,
  /** The provider says that nothing was sent. */
  NOT_SENT,
  /** The values are about to be shown to a person who enters them in Justworks. */
  HANDED_OFF,
  /** A person says that they weren't entered after all. */
  CANCELLED,
  /** Seen as a member of the company. */
  SEEN,
  /** A person says that the member was added. */
  CONFIRMED
}
