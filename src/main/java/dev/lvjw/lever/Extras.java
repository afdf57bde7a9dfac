package dev.lvjw.lever;

import dev.lvjw.ExitCode;
import dev.lvjw.http.Refused;
import dev.lvjw.http.Resource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lists of opportunities are asked for on top, each of which a login may lack: confidential
 * ones, and the objects behind two ids. Whether the latter need a scope of their own isn't
 * documented (lever-api reference §1, scopes), so a refusal takes them off one by one, and what is
 * left is read.
 */
final class Extras {
  enum Extra {
    CONFIDENTIAL("confidential:access:admin", "confidential ones"),
    CONTACT("contact:read:admin", "contacts"),
    APPLICATIONS("applications:read:admin", "applications");

    private final String scope;
    private final String words;

    Extra(String scope, String words) {
      this.scope = scope;
      this.words = words;
    }
  }

  private final Set<Extra> refused = EnumSet.noneOf(Extra.class);

  /** The request with all that wasn't refused yet. */
  Resource on(Resource bare, boolean confidential) {
    Resource whole = bare;
    if (!refused.contains(Extra.APPLICATIONS)) {
      whole = whole.with("expand", "applications");
    }
    if (!refused.contains(Extra.CONTACT)) {
      whole = whole.with("expand", "contact");
    }
    return confidential && !refused.contains(Extra.CONFIDENTIAL)
        ? whole.with("confidentiality", "all")
        : whole;
  }

  /**
   * Takes off what a refusal names, else the next of them.
   *
   * @return false when the refusal has another cause: nothing is taken off then
   */
  boolean takenOff(Refused refusal, boolean confidential) {
    if (refusal.exit() != ExitCode.NOT_ALLOWED) {
      return false;
    }
    Set<Extra> asked = EnumSet.complementOf(EnumSet.copyOf(refused));
    if (!confidential) {
      asked.remove(Extra.CONFIDENTIAL);
    }
    Optional<String> named = refusal.scope();
    Optional<Extra> next =
        asked.stream()
            .filter(extra -> named.isEmpty() || named.get().equals(extra.scope))
            .findFirst();
    next.ifPresent(refused::add);
    return next.isPresent();
  }

  /** What is taken off now. */
  Set<Extra> refused() {
    return Set.copyOf(refused);
  }

  /** Goes back to what was taken off before: the refusals since were about something else. */
  void back(Set<Extra> before) {
    refused.retainAll(before);
  }

  /** What is not shown to this login, in words. */
  List<String> notShown() {
    return refused.stream()
        .map(
            extra ->
                "Lever's opportunities: "
                    + extra.words
                    + " are not shown to this login ("
                    + extra.scope
                    + ")")
        .toList();
  }

  /** Whether confidential opportunities were asked for and refused. */
  boolean confidentialRefused() {
    return refused.contains(Extra.CONFIDENTIAL);
  }
}
