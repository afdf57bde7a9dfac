package dev.lvjw.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The mails about a hire that Lever took back after it had been sent to Justworks, where lvjw can
 * stop nothing any more.
 */
public final class AlarmMail {
  private static final String RAISED = "A hire was undone in Lever after it was sent to Justworks";
  private static final String OVER = "Hired in Lever again: the alarm is over";

  private AlarmMail() {}

  /** How far the hire had come. */
  public enum Reached {
    INVITED("Justworks has sent the invitation."),
    HANDED_OFF("The values were handed over to be entered in Justworks."),
    JOINED("Justworks has this person as a member."),
    INVITING("An invitation was on its way; whether Justworks took it isn't known yet."),
    INVITED_THERE("Justworks shows an invitation that was sent from its own page.");

    private final String sentence;

    Reached(String sentence) {
      this.sentence = sentence;
    }
  }

  /** The hire was undone or deleted in Lever. */
  public static Mail raised(
      String messageId, List<String> to, HireMail.Hire hire, Reached reached, Commands commands) {
    Map<String, String> toDo = new LinkedHashMap<>();
    switch (reached) {
      case HANDED_OFF ->
          toDo.put("Nothing was entered", commands.of("invite", hire.id(), "--cancel"));
      case INVITING -> toDo.put("To ask Justworks", commands.of("sync"));
      case INVITED, JOINED, INVITED_THERE -> {}
    }
    toDo.put("To look at it", commands.of("pending", "show", hire.id()));
    toDo.put("What was done", commands.of("log", hire.id()));
    return new Letter()
        .title(hire.shownName() + " is no longer hired in Lever.")
        .sentence(reached.sentence)
        .sentence("lvjw can't take that back. If the hire is off, stop it in Justworks by hand.")
        .facts(hire.facts())
        .links(hire.links())
        .commands(toDo)
        .mail(messageId, to, RAISED);
  }

  /** The hire that was alarmed about is hired again. */
  public static Mail over(
      String messageId, List<String> to, HireMail.Hire hire, Reached reached, Commands commands) {
    return new Letter()
        .title(hire.shownName() + " is hired in Lever again.")
        .sentence(reached.sentence)
        .sentence("If you stopped anything in Justworks after our last mail, look whether it fits.")
        .facts(hire.facts())
        .links(hire.links())
        .commands(Map.of("To look at it", commands.of("pending", "show", hire.id())))
        .mail(messageId, to, OVER);
  }
}
