package dev.lvjw.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts the redirect together that a person pastes while lvjw waits, and says in words what was
 * wrong with anything else. Wrong pastes end nothing.
 */
final class PastedRedirect {
  private final RedirectCheck check;
  private final Consumer<String> words;
  private String begun = "";

  PastedRedirect(RedirectCheck check, Consumer<String> words) {
    this.check = check;
    this.words = words;
  }

  /**
   * @param typed what came in since the last time
   * @return the provider's answer, once it is whole and proved to belong to this login
   */
  Optional<Callback> add(String typed) {
    RedirectText fresh = RedirectText.of(typed);
    if (fresh.empty()) {
      return Optional.empty();
    }
    RedirectText text =
        fresh.whole() || begun.isEmpty() ? fresh : RedirectText.of(begun + fresh.text());
    begun = "";
    if (text.text().length() > RedirectText.LONGEST) {
      return refused("That is too long to be the address.");
    }
    if (!text.whole() && text.query().isEmpty()) {
      return refused("That is no address.");
    }
    URI redirect = check.provider().redirectUri();
    boolean unfinished = text.whole() && redirect.toString().startsWith(text.text());
    if (!unfinished && !text.leadsTo(redirect)) {
      return refused("That isn't the address that begins with " + redirect + ".");
    }
    return switch (check.judge(text.query())) {
      case RedirectCheck.Verdict.Answer(Callback callback) -> Optional.of(callback);
      case RedirectCheck.Verdict.Foreign _ when unfinished || partOfOurs(text) -> {
        begun = text.text();
        words.accept("That is a part of the address only. Paste the rest, or all of it again.");
        yield Optional.empty();
      }
      case RedirectCheck.Verdict.Foreign(String why) -> refused(why);
    };
  }

  /** A long address may come in pieces: up to here it is as it must be. */
  private boolean partOfOurs(RedirectText text) {
    String state = text.query().getOrDefault("state", "");
    boolean answered = text.query().containsKey("code") || text.query().containsKey("error");
    boolean whole = answered && state.equals(check.state());
    return check.state().startsWith(state) && !whole;
  }

  private Optional<Callback> refused(String why) {
    words.accept(
        why + " Paste the whole address that the browser was sent to; lvjw is still waiting.");
    return Optional.empty();
  }
}
