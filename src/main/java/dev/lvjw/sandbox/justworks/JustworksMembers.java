package dev.lvjw.sandbox.justworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.world.Cast;
import dev.lvjw.sandbox.world.Ids;
import dev.lvjw.sandbox.world.SandboxTime;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of one company as the Partner API shows them, with its departments and offices. Not
 * synchronized: {@link JustworksCompany} is.
 */
final class JustworksMembers {
  /** Where a member belongs; all of it optional. */
  record Place(String department, String office, String manager) {}

  private final SandboxTime time;
  private final Ids ids;
  private final String company;
  private final Map<String, String> departments = new LinkedHashMap<>();
  private final Map<String, String> offices = new LinkedHashMap<>();
  private final Map<String, ObjectNode> members = new LinkedHashMap<>();

  /**
   * @param company the company's id
   */
  JustworksMembers(SandboxTime time, Ids ids, String company) {
    this.time = time;
    this.ids = ids;
    this.company = company;
    Cast.DEPARTMENTS.forEach(name -> departments.put("dep_" + ids.word(12), name));
    Cast.OFFICES.forEach(name -> offices.put("off_" + ids.word(12), name));
  }

  List<ObjectNode> all() {
    return List.copyOf(members.values());
  }

  Optional<ObjectNode> find(String member) {
    return Optional.ofNullable(members.get(member));
  }

  List<String> departments() {
    return List.copyOf(departments.values());
  }

  List<String> offices() {
    return List.copyOf(offices.values());
  }

  /** Adds departments and offices to the company's own object. */
  void addPlaces(ObjectNode to) {
    departments.forEach((key, name) -> named(to.withArray("departments").addObject(), key, name));
    offices.forEach((key, name) -> named(to.withArray("offices").addObject(), key, name));
  }

  ObjectNode enrol(
      String first,
      String last,
      String title,
      Place place,
      Optional<LocalDate> start,
      Map<String, String> emails) {
    return enrol("mbr_" + ids.word(12), first, last, title, place, start, emails);
  }

  /** Adds an active member; empty texts are left out, as Justworks does (its API documentation). */
  ObjectNode enrol(
      String memberId,
      String first,
      String last,
      String title,
      Place place,
      Optional<LocalDate> start,
      Map<String, String> emails) {
    ObjectNode member = Json.object();
    member.put("id", memberId);
    member.put("company_id", company);
    member.put("active", true);
    ObjectNode name = member.putObject("name");
    put(name, "given_name", first);
    put(name, "family_name", last);
    name.putArray("additional_names");
    member.putArray("addresses");
    member.putArray("phones");
    emails.forEach((type, address) -> email(member, type, address));
    put(member, "job_title", title);
    refer(member, "department", departments, place.department());
    refer(member, "office", offices, place.office());
    manager(member, place.manager());
    start.ifPresent(date -> member.put("employment_start_date", date.toString()));
    member.put("date_added_to_justworks", time.today().toString());
    member.put("created_at", time.now().toString());
    member.put("updated_at", time.now().toString());
    members.put(member.path("id").asText(), member);
    return member;
  }

  static void left(ObjectNode member, LocalDate on) {
    member.put("active", false);
    member.put("employment_termination_date", on.toString());
  }

  void touch(ObjectNode member) {
    member.put("updated_at", time.now().toString());
  }

  static void email(ObjectNode member, String type, String address) {
    member.withArray("emails").addObject().put("type", type).put("address", address);
  }

  /** Empty texts are left out. */
  static void put(ObjectNode object, String name, String value) {
    if (!value.isEmpty()) {
      object.put(name, value);
    }
  }

  private static void refer(
      ObjectNode member, String name, Map<String, String> known, String wanted) {
    known.forEach(
        (key, text) -> {
          if (text.equals(wanted)) {
            named(member.putObject(name), key, text);
          }
        });
  }

  private void manager(ObjectNode member, String wanted) {
    for (ObjectNode other : List.copyOf(members.values())) {
      if (fullName(other).equals(wanted)) {
        named(member.putObject("manager"), other.path("id").asText(), wanted);
        return;
      }
    }
  }

  private static void named(ObjectNode object, String key, String name) {
    object.put("id", key);
    object.put("name", name);
  }

  static String fullName(ObjectNode member) {
    JsonNode name = member.path("name");
    return name.path("given_name").asText() + " " + name.path("family_name").asText();
  }
}
