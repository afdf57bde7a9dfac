package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.world.Cast;
import java.util.ArrayList;
import java.util.List;

/**
 * The admins of the company and what they may do (Justworks' help pages). Who has "Manage
 * employees" gets Justworks' mails about hires.
 */
final class JustworksAdmins {
  static final String MANAGE_EMPLOYEES = "manage_employees";

  /** An admin, and whether they hold "Manage employees". */
  record Admin(String id, Cast.Person person, List<String> permissions) {
    boolean managesEmployees() {
      return permissions.contains(MANAGE_EMPLOYEES);
    }
  }

  private final List<Admin> admins = new ArrayList<>();

  synchronized void add(Admin admin) {
    admins.add(admin);
  }

  synchronized List<Admin> all() {
    return List.copyOf(admins);
  }

  /**
   * Gives "Manage employees" to an admin, or takes it away.
   *
   * @throws Refusal 404 for an unknown admin, 409 when nobody would be left who has it
   */
  synchronized void manageEmployees(String id, boolean granted) {
    Admin known =
        admins.stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, "not_found", "There is no such admin."));
    if (!granted && admins.stream().noneMatch(one -> one != known && one.managesEmployees())) {
      throw new Refusal(
          409,
          "last_one",
          "Somebody must keep Manage employees: give it to another admin before you take it from "
              + known.person().name()
              + ".");
    }
    List<String> permissions = new ArrayList<>(known.permissions());
    permissions.remove(MANAGE_EMPLOYEES);
    if (granted) {
      permissions.addFirst(MANAGE_EMPLOYEES);
    }
    admins.set(admins.indexOf(known), new Admin(id, known.person(), List.copyOf(permissions)));
  }
}
