package dev.lvjw.sandbox.lever;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.sandbox.http.Json;
import dev.lvjw.sandbox.world.Cast;
import dev.lvjw.sandbox.world.Ids;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a fresh account holds: users, postings, reasons, and the candidates of {@link Roles}. */
final class LeverSeed {
  private final LeverAccount account;
  private final Ids ids;
  private final String away;
  private final Map<String, String> userIds = new HashMap<>();
  private final Map<String, String> postingIds = new HashMap<>();

  LeverSeed(LeverAccount account, Ids ids) {
    this.account = account;
    this.ids = ids;
    this.away = ids.uuid();
    for (Cast.Person person : List.of(Cast.MARION, Cast.TOBIAS, Cast.PRIYA, Cast.OSCAR)) {
      userIds.put(person.email(), ids.uuid());
    }
    userIds.put(Cast.DANA_EMAIL, ids.uuid());
  }

  String userOf(Cast.Person person) {
    return userIds.getOrDefault(person.email(), "");
  }

  /** A Super Admin who has not logged in for long. */
  String away() {
    return away;
  }

  String firstPosting() {
    return postingIds.getOrDefault("Senior Engineer", "");
  }

  void fill() {
    user(userOf(Cast.MARION), Cast.MARION.name(), Cast.MARION.email(), "super admin", false);
    user(userOf(Cast.TOBIAS), Cast.TOBIAS.name(), Cast.TOBIAS.email(), "team member", false);
    user(userOf(Cast.PRIYA), Cast.PRIYA.name(), Cast.PRIYA.email(), "admin", false);
    user(
        userIds.getOrDefault(Cast.DANA_EMAIL, ""),
        "Dana Whitlock",
        Cast.DANA_EMAIL,
        "admin",
        false);
    user(userOf(Cast.OSCAR), Cast.OSCAR.name(), Cast.OSCAR.email(), "team member", true);
    user(away, "Greta Halvorsen", "greta@cedarfinch.example.test", "super admin", false);
    user(ids.uuid(), "Ivo Marchetti", "ivo@cedarfinch.example.test", "interviewer", false);
    stages();
    reasons();
    posting("Senior Engineer", "Engineering", "Platform", "New York", "Full-time", Cast.MARION);
    posting("Support Specialist", "Operations", "Support", "Austin", "Part-time", Cast.PRIYA);
    posting("Account Executive", "Sales", "Field Sales", "Chicago", "Full-time", Cast.TOBIAS);
    posting("Analyst", "Finance", "Planning", "New York", "Full-time", Cast.PRIYA);
    posting("Platform Engineer", "engineering", "Platform", "new york", "Full-time", Cast.MARION);
    posting("Logistics Lead", "Opérations", "Support", "San Jose", "Full-time", Cast.PRIYA);
    posting("Inside Sales", "Sales Team", "Field Sales", "Austin HQ", "Full-time", Cast.TOBIAS);
    posting("Bookkeeper", "Finance", "Planning", "New York", "Contractor", Cast.PRIYA);
    posting("Engineering Intern", "Engineering", "Platform", "New York", "Intern", Cast.MARION);
    requisition("ENG-101", "Senior Engineer", "open");
    requisition("FIN-007", "Analyst", "closed");
    Casting casting = new Casting(account, postingIds, userIds);
    Roles.ALL.forEach(role -> account.cast(casting.add(role), role.key()));
  }

  private void user(String id, String name, String email, String role, boolean deactivated) {
    long created = account.millis() - Duration.ofDays(400).toMillis();
    ObjectNode user = Json.object();
    user.put("id", id);
    user.put("name", name);
    user.put("username", email.substring(0, email.indexOf('@')));
    user.put("email", email);
    user.put("createdAt", created);
    if (deactivated) {
      user.put("deactivatedAt", created + Duration.ofDays(300).toMillis());
    } else {
      user.putNull("deactivatedAt");
    }
    user.put("accessRole", role);
    user.putNull("photo");
    user.putNull("externalDirectoryId");
    user.putNull("linkedContactIds");
    user.putNull("jobTitle");
    user.putNull("managerId");
    account.users.put(user);
  }

  private void stages() {
    List<String> texts =
        List.of("New lead", "Reached out", "Responded", "New applicant", "Interview", "Offer");
    List<String> stageIds =
        List.of(
            "lead-new", "lead-reached-out", "lead-responded", "applicant-new", ids.uuid(), "offer");
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode stage = Json.object();
      stage.put("id", stageIds.get(i));
      stage.put("text", texts.get(i));
      account.stages.put(stage, texts.size() - i);
    }
  }

  private void reasons() {
    reason("Hired", "active", "hired", 4);
    reason("Hired (agency, until 2024)", "inactive", "hired", 3);
    reason("Underqualified", "active", "non-hired", 2);
    reason("Withdrew", "active", "non-hired", 1);
  }

  private void reason(String text, String status, String type, int rank) {
    ObjectNode reason = Json.object();
    reason.put("id", ids.uuid());
    reason.put("text", text);
    reason.put("status", status);
    reason.put("type", type);
    account.archiveReasons.put(reason, rank);
  }

  private void posting(
      String text,
      String department,
      String team,
      String location,
      String commitment,
      Cast.Person hiringManager) {
    String id = ids.uuid();
    postingIds.put(text, id);
    long created = account.millis() - Duration.ofDays(90).toMillis();
    ObjectNode posting = Json.object();
    posting.put("id", id);
    posting.put("text", text);
    posting.put("createdAt", created);
    posting.put("updatedAt", created);
    posting.put("user", userOf(Cast.MARION));
    posting.put("owner", userOf(Cast.MARION));
    posting.put("hiringManager", userOf(hiringManager));
    posting.put("confidentiality", "non-confidential");
    ObjectNode categories = posting.putObject("categories");
    categories.put("team", team);
    categories.put("department", department);
    categories.put("location", location);
    categories.putArray("allLocations").add(location);
    categories.put("commitment", commitment);
    categories.putNull("level");
    posting.putObject("content").put("description", "").put("closing", "").putArray("lists");
    posting.put("country", "US");
    posting.putArray("tags");
    posting.put("state", "published");
    posting.putArray("distributionChannels").add("internal").add("public");
    posting.putArray("requisitionCodes");
    posting.put("workplaceType", "hybrid");
    ObjectNode urls = posting.putObject("urls");
    urls.put("list", account.appUrl() + "/postings");
    urls.put("show", account.appUrl() + "/postings/" + id);
    account.postings.put(posting);
  }

  private void requisition(String code, String posting, String status) {
    long created = account.millis() - Duration.ofDays(100).toMillis();
    ObjectNode requisition = Json.object();
    requisition.put("id", ids.uuid());
    requisition.put("requisitionCode", code);
    requisition.put("name", posting);
    requisition.put("backfill", false);
    requisition.put("confidentiality", "non-confidential");
    requisition.put("createdAt", created);
    requisition.put("updatedAt", created);
    requisition.put("creator", userOf(Cast.MARION));
    requisition.put("headcountHired", 0);
    requisition.put("headcountTotal", 2);
    requisition.put("status", status);
    requisition.put("hiringManager", userOf(Cast.MARION));
    requisition.put("owner", userOf(Cast.MARION));
    requisition.put("employmentStatus", "full-time");
    requisition.putArray("postings").add(postingIds.getOrDefault(posting, ""));
    requisition.putArray("offerIds");
    requisition.putObject("customFields");
    requisition.putNull("closedAt");
    account.requisitions.put(requisition);
  }
}
