package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.Cast;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One company at Justworks: departments, offices, members, admins, and the pending hires of the
 * onboarding API. Its methods are synchronized.
 */
public final class JustworksCompany {
  /**
   * A hire as the onboarding API knows it.
   *
   * @param invitation the request as it was accepted, where there is one
   */
  public record PendingHire(
      String externalId,
      ObjectNode content,
      Optional<Invitation> invitation,
      Optional<String> memberId) {
    /** The onboarding API's word: pending, invited or joined. */
    public String status() {
      return memberId.isPresent() ? "joined" : invitation.isPresent() ? "invited" : "pending";
    }
  }

  /**
   * An invitation as it was sent.
   *
   * @param by who sent it, for Justworks' own pages: the onboarding API's contract doesn't say
   * @param note to the invited person; often empty
   * @param request the body of the onboarding API's call, or what such a body would have been
   */
  public record Invitation(
      String id, String email, Instant sentAt, String by, String note, ObjectNode request) {}

  private final SandboxTime time;
  private final Ids ids;
  private final String id;
  private final JustworksMembers members;
  private final JustworksAdmins admins = new JustworksAdmins();
  private final Map<String, PendingHire> pendingHires = new LinkedHashMap<>();
  private final Set<String> notEnrolled = new HashSet<>();

  /** With the members and admins of {@link Cast}. */
  public JustworksCompany(SandboxTime time, Ids ids) {
    this.time = time;
    this.ids = ids;
    this.id = "cmp_" + ids.word(12);
    this.members = new JustworksMembers(time, ids, id);
    seat(Cast.MARION, "");
    seat(Cast.PRIYA, Cast.MARION.name());
    seat(Cast.TOBIAS, Cast.MARION.name());
    seat(Cast.JONAS, Cast.MARION.name());
    seat(Cast.FELIX, Cast.TOBIAS.name());
    seat(Cast.RUTH, Cast.PRIYA.name());
    seat(Cast.CLARA, Cast.PRIYA.name());
    left(seat(Cast.SAMUEL, Cast.PRIYA.name()), 120);
    left(seat(Cast.OSCAR, Cast.TOBIAS.name()), 100);
    ObjectNode greta = seat(Cast.GRETA, Cast.PRIYA.name());
    JustworksMembers.email(greta, "home", Cast.GRETA_AT_HOME);
    left(greta, 400);
    appoint(Cast.PRIYA, JustworksAdmins.MANAGE_EMPLOYEES);
    appoint(Cast.CLARA, JustworksAdmins.MANAGE_EMPLOYEES);
    appoint(Cast.RUTH, "view_invoices");
  }

  private void appoint(Cast.Person person, String permission) {
    admins.add(new JustworksAdmins.Admin("adm_" + ids.word(12), person, List.of(permission)));
  }

  String name() {
    return Cast.COMPANY;
  }

  /** The admin who authorises, and whom mails go to. */
  String adminName() {
    return Cast.PRIYA.name();
  }

  /** The address that mails to the admins go to. */
  public String adminEmail() {
    return Cast.PRIYA.email();
  }

  JustworksAdmins admins() {
    return admins;
  }

  synchronized List<ObjectNode> members() {
    return members.all();
  }

  synchronized Optional<ObjectNode> member(String member) {
    return members.find(member);
  }

  /** Whether a member was added by hand and has yet to enrol. */
  synchronized boolean hasYetToEnrol(String member) {
    return notEnrolled.contains(member);
  }

  List<String> departments() {
    return members.departments();
  }

  List<String> offices() {
    return members.offices();
  }

  /**
   * Ends a member's employment; who has left can be hired again only as a new member.
   *
   * @throws Refusal 404 for an unknown member, 409 for one who has left already or is an admin
   */
  synchronized void terminate(String id, LocalDate last) {
    ObjectNode member =
        members
            .find(id)
            .orElseThrow(() -> new Refusal(404, "not_found", "There is no such member."));
    if (!member.path("active").asBoolean()) {
      throw new Refusal(409, "terminated", "This member was terminated already.");
    }
    if (admins.all().stream()
        .anyMatch(one -> one.person().name().equals(JustworksMembers.fullName(member)))) {
      throw new Refusal(
          409, "admin", "This member is an admin. The sandbox lets no admin be terminated.");
    }
    JustworksMembers.left(member, last);
    members.touch(member);
  }

  synchronized boolean hasLeft(String member) {
    return members.find(member).filter(one -> !one.path("active").asBoolean()).isPresent();
  }

  /** {@code GET /v1/company}: only what {@code company.basic} covers. */
  ObjectNode company() {
    ObjectNode company = Json.object();
    company.put("id", id);
    company.put("display_name", name());
    company.put("legal_name", name() + " Inc.");
    company.putArray("addresses");
    company.putArray("phones");
    members.addPlaces(company);
    company.put("created_at", time.now().minus(Duration.ofDays(2_000)).toString());
    company.put("updated_at", time.now().minus(Duration.ofDays(10)).toString());
    return company;
  }

  private ObjectNode seat(Cast.Person person, String manager) {
    ObjectNode member =
        members.enrol(
            person.first(),
            person.last(),
            person.title(),
            new JustworksMembers.Place(person.department(), person.office(), manager),
            Optional.of(today().minusDays(500)),
            Map.of("work", person.email()));
    member.put("date_added_to_justworks", today().minusDays(510).toString());
    return member;
  }

  private void left(ObjectNode member, int daysAgo) {
    JustworksMembers.left(member, today().minusDays(daysAgo));
  }

  /**
   * A member of long standing.
   *
   * @param left the last day of who is no member any more
   */
  public synchronized void employ(
      String memberId,
      Cast.Person person,
      String email,
      LocalDate start,
      Optional<LocalDate> left) {
    ObjectNode member =
        members.enrol(
            memberId,
            person.first(),
            person.last(),
            person.title(),
            new JustworksMembers.Place(person.department(), person.office(), Cast.MARION.name()),
            Optional.of(start),
            Map.of("work", email));
    member.put("date_added_to_justworks", start.toString());
    left.ifPresent(on -> JustworksMembers.left(member, on));
  }

  /**
   * Somebody whom an admin added by the form "Add a person": a member at once, who has yet to
   * enrol.
   */
  synchronized String add(NewMember person) {
    ObjectNode member =
        members.enrol(
            person.name().first(),
            person.name().last(),
            person.title(),
            person.place(),
            person.startDate(),
            person.emails());
    person.apiType().ifPresent(type -> member.put("type", type));
    person.phone().ifPresent(phone -> member.withArray("phones").addObject().put("number", phone));
    notEnrolled.add(member.path("id").asText());
    return member.path("id").asText();
  }

  /** A member who was added by hand finished enrolling. */
  synchronized void enrolled(String member) {
    members.find(member).filter(known -> notEnrolled.remove(member)).ifPresent(members::touch);
  }

  /** The day in UTC. */
  LocalDate today() {
    return time.today();
  }

  /** All of them, in the order in which they were announced. */
  public synchronized List<PendingHire> pendingHires() {
    return List.copyOf(pendingHires.values());
  }

  synchronized Optional<PendingHire> pendingHire(String externalId) {
    return Optional.ofNullable(pendingHires.get(externalId));
  }

  /** Announces a hire or renews it; one that is invited stays as it is. */
  synchronized PendingHire announce(String externalId, ObjectNode content) {
    PendingHire known = pendingHires.get(externalId);
    if (known != null && known.invitation().isPresent()) {
      return known;
    }
    PendingHire hire = new PendingHire(externalId, content, Optional.empty(), Optional.empty());
    pendingHires.put(externalId, hire);
    return hire;
  }

  synchronized void withdraw(String externalId) {
    pendingHires.remove(externalId);
  }

  /** Sends the one invitation; the caller has seen that there is none yet. */
  synchronized PendingHire invite(
      String externalId, String email, ObjectNode request, String by, String note) {
    JsonNode details = request.path("details");
    ObjectNode content = Json.object();
    content.put(
        "name", details.path("first_name").asText() + " " + details.path("last_name").asText());
    JustworksMembers.put(content, "title", details.path("title").asText());
    content.set("start_date", details.path("start_date"));
    Invitation invitation = invitation(email, by, note, request.deepCopy());
    PendingHire hire =
        new PendingHire(externalId, content, Optional.of(invitation), Optional.empty());
    pendingHires.put(externalId, hire);
    return hire;
  }

  /** An invited person as a member that isn't one yet. */
  ObjectNode invitee(Invitation invitation, boolean active) {
    JsonNode details = invitation.request().path("details");
    ObjectNode member = Json.object();
    member.put("id", "mbr_" + invitation.id());
    member.put("company_id", id);
    member.put("active", active);
    ObjectNode name = member.putObject("name");
    JustworksMembers.put(name, "given_name", details.path("first_name").asText());
    JustworksMembers.put(name, "family_name", details.path("last_name").asText());
    name.putArray("additional_names");
    member.putArray("addresses");
    member.putArray("phones");
    member.putArray("emails").addObject().put("type", "home").put("address", invitation.email());
    JustworksMembers.put(member, "job_title", details.path("title").asText());
    member.set("employment_start_date", details.path("start_date"));
    return member;
  }

  /** A new invitation, sent now. */
  Invitation invitation(String email, String by, String note, ObjectNode request) {
    return new Invitation("inv_" + ids.word(12), email, time.now(), by, note, request);
  }

  /**
   * The invited person enrols; a second time changes nothing.
   *
   * @return the member's id, or empty when nobody was invited under this id
   */
  public synchronized Optional<String> join(String externalId) {
    PendingHire hire = pendingHires.get(externalId);
    if (hire == null || hire.invitation().isEmpty()) {
      return Optional.empty();
    }
    if (hire.memberId().isPresent()) {
      return hire.memberId();
    }
    JsonNode details = hire.invitation().get().request().path("details");
    Map<String, String> emails = new LinkedHashMap<>();
    if (details.has("work_email")) {
      emails.put("work", details.path("work_email").asText());
    }
    if (details.has("home_email")) {
      emails.put("home", details.path("home_email").asText());
    }
    ObjectNode member =
        members.enrol(
            details.path("first_name").asText(),
            details.path("last_name").asText(),
            details.path("title").asText(),
            new JustworksMembers.Place(
                details.path("department").asText(),
                details.path("office").asText(),
                details.path("manager").asText()),
            Optional.of(LocalDate.parse(details.path("start_date").asText())),
            emails);
    Optional<String> memberId = Optional.of(member.path("id").asText());
    pendingHires.put(
        externalId, new PendingHire(externalId, hire.content(), hire.invitation(), memberId));
    return memberId;
  }

  /** Somebody whom an admin added by hand and who enrolled, from a whole name and e-mails. */
  public synchronized String addByHand(String name, List<String> emails) {
    int space = name.lastIndexOf(' ');
    Map<String, String> addresses = new LinkedHashMap<>();
    emails.stream().findFirst().ifPresent(email -> addresses.put("home", email));
    return members
        .enrol(
            space < 0 ? name : name.substring(0, space),
            name.substring(space + 1),
            "",
            new JustworksMembers.Place("", "", ""),
            Optional.of(today()),
            addresses)
        .path("id")
        .asText();
  }
}
