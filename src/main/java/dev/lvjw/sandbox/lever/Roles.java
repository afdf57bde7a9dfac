package dev.lvjw.sandbox.lever;

import static dev.lvjw.sandbox.lever.Role.labelled;
import static dev.lvjw.sandbox.lever.Role.nothing;
import static dev.lvjw.sandbox.lever.Role.number;
import static dev.lvjw.sandbox.lever.Role.value;

import dev.lvjw.sandbox.world.Cast;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The invented candidates of a fresh account. Together they are every awkward case that the public
 * sources tell of, each under a key of its own. Six are hired in the last fourteen days, so that a
 * first sync sends a mail for each: more than ten make one.
 */
final class Roles {
  static final List<Role> ALL =
      Stream.of(recent(), past(), offers(), names(), places(), pay(), hostile(), undecided())
          .flatMap(List::stream)
          .toList();

  private Roles() {}

  /** Hired in the last days: what a first sync finds. */
  private static List<Role> recent() {
    return List.of(
        Role.of("complete-salary", "complete: a salary, and a work e-mail in the offer")
            .named("Ada Brightwater", "ada.brightwater@mail.example.test")
            .applied("Senior Engineer")
            .hired(Duration.ofHours(2))
            .offer(
                "signed",
                number("salary_amount", "145000"),
                labelled(
                    "custom_work_email", "Work email", "ada.brightwater@cedarfinch.example.test")),
        Role.of("complete-wage", "complete: an hourly wage, part time")
            .named("Bruno Castell", "bruno.castell@mail.example.test")
            .applied("Support Specialist")
            .hired(Duration.ofHours(9))
            .offer(
                "signed",
                number("salary_amount", "28.50"),
                value("salary_interval", "per-hour-wage"),
                value("custom_member_type", "Employee - Part Time")),
        Role.of("offer-sent", "the offer is sent, not signed")
            .named("Celia Dunmore", "celia.dunmore@mail.example.test")
            .applied("Account Executive")
            .hired(Duration.ofHours(20))
            .offer("sent", number("salary_amount", "88000")),
        Role.of("offer-missing", "hired without an offer")
            .named("Dario Engel", "dario.engel@mail.example.test")
            .applied("Analyst")
            .hired(Duration.ofHours(31)),
        Role.of("pay-monthly", "paid by the month, which Justworks doesn't take")
            .named("Edith Farrow", "edith.farrow@mail.example.test")
            .applied("Analyst")
            .hired(Duration.ofHours(44))
            .offer(
                "signed",
                number("salary_amount", "6500"),
                value("salary_interval", "per-month-salary")),
        Role.of("duplicate-member", "has the name and e-mail of an active member")
            .named(Cast.FELIX.name(), Cast.FELIX.email())
            .applied("Account Executive")
            .hired(Duration.ofHours(60))
            .offer("signed", number("salary_amount", "91000")));
  }

  /** Hired three to eight weeks ago: what {@code sync --since} finds. */
  private static List<Role> past() {
    return List.of(
        Role.of("two-offers", "a signed offer, and a newer draft with more pay")
            .named("Gideon Ashworth", "gideon.ashworth@mail.example.test")
            .applied("Senior Engineer")
            .hired(Duration.ofDays(22))
            .offer("signed", number("salary_amount", "118000"))
            .offer("draft", number("salary_amount", "131000")),
        Role.of("confidential", "confidential: listed only for who may see it and asks for it")
            .named("Harriet Vance", "harriet.vance@mail.example.test")
            .applied("Analyst")
            .hired(Duration.ofDays(33))
            .confidential()
            .offer("signed", number("salary_amount", "172000")),
        Role.of(
                "sent-manually-signed",
                "sent outside Lever, and the candidate's signature is there")
            .named("Ismael Kovac", "ismael.kovac@mail.example.test")
            .applied("Senior Engineer")
            .hired(Duration.ofDays(21))
            .offer("sent-manually", number("salary_amount", "127000"))
            .outsideLever(true, true),
        Role.of("sent-manually-document", "sent outside Lever, with only a signed document")
            .named("Jocelyn Marsh", "jocelyn.marsh@mail.example.test")
            .applied("Account Executive")
            .hired(Duration.ofDays(24))
            .offer("sent-manually", number("salary_amount", "84000"))
            .outsideLever(false, true),
        Role.of("rehire", "was a member until last year: same name, same home e-mail")
            .named(Cast.GRETA.name(), Cast.GRETA_AT_HOME)
            .applied("Support Specialist")
            .hired(Duration.ofDays(28))
            .offer("signed", number("salary_amount", "61000")),
        Role.of("contact-twice", "one person with two opportunities; this one is hired")
            .named("Kiran Doyle", "kiran.doyle@mail.example.test")
            .applied("Analyst")
            .hired(Duration.ofDays(31))
            .offer("signed", number("salary_amount", "79000")),
        Role.of("undone-later", "hired, for somebody to take the hire back")
            .named("Leonie Stark", "leonie.stark@mail.example.test")
            .applied("Senior Engineer")
            .hired(Duration.ofDays(35))
            .offer("signed", number("salary_amount", "139000")),
        Role.of("deleted-later", "hired, for somebody to delete the opportunity")
            .named("Mateo Quill", "mateo.quill@mail.example.test")
            .applied("Account Executive")
            .hired(Duration.ofDays(39))
            .offer("signed", number("salary_amount", "93000")),
        Role.of("contractor", "a contractor, paid by the hour, without an exemption status")
            .named("Noemi Rask", "noemi.rask@mail.example.test")
            .applied("Bookkeeper")
            .hired(Duration.ofDays(45))
            .offer(
                "signed",
                number("salary_amount", "85"),
                value("salary_interval", "per-hour-wage"),
                value("custom_member_type", "U.S. Contractor or Consultant"),
                nothing("custom_exemption_status")),
        Role.of("intern", "a paid intern, by the hour")
            .named("Owen Tillery", "owen.tillery@mail.example.test")
            .applied("Engineering Intern")
            .hired(Duration.ofDays(52))
            .offer(
                "signed",
                number("salary_amount", "24"),
                value("salary_interval", "per-hour-wage"),
                value("custom_member_type", "Employee - Paid Intern")));
  }

  /** From here on all are active, to be hired by a click or a call: what offers may lack. */
  private static List<Role> offers() {
    return List.of(
        Role.of("sent-manually-unsigned", "sent outside Lever, nothing is signed")
            .named("Paula Reyes", "paula.reyes@mail.example.test")
            .applied("Account Executive")
            .offer("sent-manually", number("salary_amount", "82000"))
            .outsideLever(false, false),
        Role.of("contact-again", "the second opportunity of the same contact, for another job")
            .named("Kiran Doyle", "kiran.doyle@mail.example.test")
            .applied("Senior Engineer")
            .contactOf("contact-twice")
            .offer("signed", number("salary_amount", "112000")),
        Role.of("start-missing", "the offer has no start date")
            .named("Quentin Lowe", "quentin.lowe@mail.example.test")
            .applied("Senior Engineer")
            .offer("signed", nothing("anticipated_start_date")),
        Role.of("start-time-of-day", "the start date is 17:30 UTC, not midnight")
            .named("Rosalind Pike", "rosalind.pike@mail.example.test")
            .applied("Senior Engineer")
            .offer("signed")
            .starts(Duration.ofDays(30).plusHours(17).plusMinutes(30)),
        Role.of("manager-missing", "the offer names no manager")
            .named("Stellan Boyd", "stellan.boyd@mail.example.test")
            .applied("Senior Engineer")
            .offer("signed", nothing("hiring_manager")),
        Role.of("manager-unknown", "the manager is a Lever user whom Justworks doesn't know")
            .named("Tamsin Cole", "tamsin.cole@mail.example.test")
            .applied("Account Executive")
            .offer("signed")
            .managedBy(Cast.DANA_EMAIL),
        Role.of("manager-deactivated", "the manager left: deactivated in Lever, no member any more")
            .named("Ulric Hadley", "ulric.hadley@mail.example.test")
            .applied("Account Executive")
            .offer("signed")
            .managedBy(Cast.OSCAR_EMAIL),
        Role.of("fields-missing", "Lever leaves out what is empty")
            .named("Verity Lunt", "verity.lunt@mail.example.test")
            .applied("Senior Engineer")
            .lacking("headline", "location", "phones", "links", "owner", "opportunityLocation")
            .offer("signed")
            .offerLacking(
                "anticipated_start_date",
                "hiring_manager",
                "direct_manager",
                "team",
                "location/office",
                "custom_exemption_status"),
        Role.of("fields-null", "Lever sends null for what is empty")
            .named("Wilhelm Yates", "wilhelm.yates@mail.example.test")
            .applied("Senior Engineer")
            .empty("headline", "location", "owner", "contact", "updatedAt", "opportunityLocation")
            .offer(
                "signed",
                nothing("anticipated_start_date"),
                nothing("hiring_manager"),
                nothing("team"),
                nothing("location/office"),
                nothing("custom_exemption_status")));
  }

  private static List<Role> names() {
    return List.of(
        person("name-one-word", "a name of one word", "Tenzin", "tenzin@mail.example.test"),
        person(
            "name-four-words",
            "a name of four words",
            "Ana Lucia Prado Neves",
            "ana.prado@mail.example.test"),
        person(
            "name-hyphenated",
            "both names have a hyphen",
            "Anne-Sophie Keller-Braun",
            "as.keller-braun@mail.example.test"),
        person("name-cjk", "in Japanese, family name first", "佐藤 美咲", "misaki@mail.example.test"),
        person("name-cyrillic", "in Cyrillic letters", "Зоя Ларина", "zoya@mail.example.test"),
        person(
            "name-right-to-left", "written right to left", "ليلى حداد", "layla@mail.example.test"),
        person("email-missing", "no e-mail at all", "Xenia Barlow"),
        person(
            "emails-two",
            "two e-mail addresses",
            "Yusuf Carrow",
            "yusuf.carrow@mail.example.test",
            "y.carrow@post.example.test"));
  }

  private static Role person(String key, String shows, String name, String... emails) {
    return Role.of(key, shows)
        .named(name, emails)
        .applied("Senior Engineer")
        .offer("signed", number("salary_amount", "104000"));
  }

  /** Departments and offices whose names are nearly Justworks'. */
  private static List<Role> places() {
    return List.of(
        Role.of("case-differs", "department and office differ from Justworks' by case")
            .named("Zelda Finch", "zelda.finch@mail.example.test")
            .applied("Platform Engineer")
            .offer("signed"),
        Role.of("accent-differs", "department and office differ from Justworks' by an accent")
            .named("Alban Frost", "alban.frost@mail.example.test")
            .applied("Logistics Lead")
            .offer("signed"),
        Role.of("word-differs", "department and office differ from Justworks' by a word")
            .named("Beatrix Gale", "beatrix.gale@mail.example.test")
            .applied("Inside Sales")
            .offer("signed"));
  }

  private static List<Role> pay() {
    return List.of(
        Role.of("pay-euro", "the pay is in EUR")
            .named("Caspar Holm", "caspar.holm@mail.example.test")
            .applied("Analyst")
            .offer(
                "signed", number("salary_amount", "74000"), value("compensation_currency", "EUR")),
        Role.of("pay-text", "the amount is text")
            .named("Delia Irons", "delia.irons@mail.example.test")
            .applied("Analyst")
            .offer("signed", value("salary_amount", "72500.00")),
        Role.of("pay-cents", "the amount has cents")
            .named("Ewan Jarrow", "ewan.jarrow@mail.example.test")
            .applied("Analyst")
            .offer("signed", number("salary_amount", "72500.55")),
        Role.of("interval-unknown", "a type of earnings that nobody knows")
            .named("Flora Kemp", "flora.kemp@mail.example.test")
            .applied("Analyst")
            .offer(
                "signed",
                number("salary_amount", "3100"),
                value("salary_interval", "per-fortnight-salary")));
  }

  /** Names that try to be something else. */
  private static List<Role> hostile() {
    return List.of(
        person(
            "name-command",
            "a name that a shell would run",
            "$(touch x)",
            "touch@mail.example.test"),
        person(
            "name-formula",
            "a name that a spreadsheet would calculate",
            "=HYPERLINK(\"http://example.test\",\"x\")",
            "hyperlink@mail.example.test"),
        person(
            "name-escapes",
            "a name that colours a terminal and rings its bell",
            "Red\u001b[31m Alert\u0007",
            "red.alert@mail.example.test"),
        person(
            "name-line-breaks",
            "a name with line breaks, as if it were a mail header",
            "Gus\r\nBcc: eve@mail.example.test",
            "gus@mail.example.test"),
        person(
            "name-hidden",
            "a name with characters that can't be seen or turn the direction",
            "Ivo\u200b \u202eretnuH",
            "ivo@mail.example.test"),
        person(
            "name-markup",
            "a name that a page would run",
            "<script>alert(1)</script> O'Neil & Co",
            "oneil@mail.example.test"));
  }

  /** No job chosen, no offer: for clicking the flow from its start. */
  private static List<Role> undecided() {
    return List.of(
        Role.of("choose-job", "no job is chosen yet")
            .named("Imogen Larch", "imogen.larch@mail.example.test")
            .stage("applicant-new"),
        Role.of("choose-job-lead", "a new lead, no job is chosen yet")
            .named("Jasper Moss", "jasper.moss@mail.example.test")
            .stage("lead-new"));
  }
}
