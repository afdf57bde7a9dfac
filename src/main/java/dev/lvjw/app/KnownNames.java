package dev.lvjw.app;

import dev.lvjw.Failure;
import dev.lvjw.hire.Directory;
import dev.lvjw.hire.PersonName;
import dev.lvjw.justworks.Company;
import dev.lvjw.justworks.Member;
import dev.lvjw.justworks.Named;
import dev.lvjw.store.NameLists;
import dev.lvjw.store.Setting;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names that hires are held against and that a review offers: Justworks' own where its API can
 * be read, else those of the customer's list.
 */
final class KnownNames {
  private final Workspace workspace;

  KnownNames(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What can be read now. A review goes on where Justworks fails, and says so.
   *
   * @return empty without access and without a list
   * @throws Failure (usage) when the list can't be read
   */
  Optional<Directory> readable() {
    if (workspace.justworksConnected()) {
      try {
        return Optional.of(justworks());
      } catch (Failure failure) {
        workspace
            .prompter()
            .say(
                "Not checked against Justworks: "
                    + failure.message()
                    + " The next sync checks it.");
      }
    }
    return listed();
  }

  /**
   * What Justworks knows, as far as hires are checked against it.
   *
   * @throws Failure as the gateway does
   */
  Directory justworks() {
    Company company = workspace.justworks().company();
    try (Stream<Member> members = workspace.justworks().members()) {
      return new Directory(
          Directory.Authority.JUSTWORKS,
          company.departments().stream().map(Named::name).toList(),
          company.offices().stream().map(Named::name).toList(),
          members.map(KnownNames::person).toList());
    }
  }

  private static Directory.Person person(Member member) {
    return new Directory.Person(
        member.id(),
        PersonName.of(member.fullName()),
        member.preferredFullName().map(PersonName::of).stream().toList(),
        member.emails(),
        member.active(),
        member.employmentStart());
  }

  /**
   * The list that {@code justworks.lists} names, if any.
   *
   * @throws Failure (usage) when it can't be read
   */
  Optional<Directory> listed() {
    return workspace
        .settings()
        .find(Setting.JUSTWORKS_LISTS)
        .map(file -> NameLists.read(Path.of(file)));
  }
}
