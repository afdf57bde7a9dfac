package dev.lvjw.notify;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mails about new hires, titled as Justworks' integration titles them (flow reference, Use 2).
 */
public final class HireMail {
  /** More new hires than this at once make one digest. */
  public static final int MOST_SINGLE_MAILS = 10;

  private static final String TITLE = "A candidate has been hired in Lever!";

  private HireMail() {}

  /**
   * What a mail says about a hire. Everything but the links comes from Lever and may hold anything.
   *
   * @param id the short id
   * @param name of the candidate; may be empty
   * @param title empty where Lever has none
   * @param startDate {@code YYYY-MM-DD}; empty where there is no signed offer
   * @param leverUrl the opportunity's page
   * @param justworksUrl where pending hires are reviewed
   */
  public record Hire(
      String id,
      String name,
      Optional<String> title,
      Optional<String> startDate,
      URI leverUrl,
      URI justworksUrl) {

    /** The name as a mail shows it. */
    String shownName() {
      return name.isBlank() ? "A candidate without a name" : Letter.foreign(name);
    }

    /** Title and start date. */
    Map<String, String> facts() {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("Title", known(title));
      facts.put("Start date", known(startDate));
      return facts;
    }

    /** Both providers' pages. */
    Map<String, URI> links() {
      Map<String, URI> links = new LinkedHashMap<>();
      links.put("In Lever", leverUrl);
      links.put("In Justworks", justworksUrl);
      return links;
    }

    private static String known(Optional<String> value) {
      return value.map(Letter::foreign).orElse("not known yet");
    }
  }

  /** The mail about one new hire. */
  public static Mail one(String messageId, List<String> to, Hire hire, Commands commands) {
    Map<String, String> toDo = new LinkedHashMap<>();
    toDo.put("To look at it", commands.of("pending", "show", hire.id()));
    toDo.put("To complete it", commands.of("review", hire.id()));
    toDo.put("To invite", commands.of("invite", hire.id()));
    return new Letter()
        .title(hire.shownName() + " has been hired in Lever.")
        .facts(hire.facts())
        .links(hire.links())
        .commands(toDo)
        .mail(messageId, to, TITLE);
  }

  /** One mail about many new hires, such as after the first sync. */
  public static Mail digest(
      String messageId, List<String> to, List<Hire> hires, Commands commands) {
    String subject = hires.size() + " candidates have been hired in Lever!";
    Map<String, String> toDo = new LinkedHashMap<>();
    toDo.put("To see them all", commands.of("pending", "list"));
    toDo.put("To complete one", commands.of("review", "ID"));
    toDo.put("To invite", commands.of("invite", "ID"));
    return new Letter()
        .title(hires.size() + " candidates have been hired in Lever.")
        .items(hires.stream().map(HireMail::item).toList())
        .commands(toDo)
        .mail(messageId, to, subject);
  }

  private static Letter.Item item(Hire hire) {
    String start = hire.startDate().map(day -> ", start date " + Letter.foreign(day)).orElse("");
    return new Letter.Item(hire.shownName(), hire.id() + start, List.of());
  }
}
