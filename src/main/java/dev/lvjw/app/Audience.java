package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.hire.Invitation.Route;
import dev.lvjw.justworks.Admin;
import dev.lvjw.store.Kind;
import dev.lvjw.store.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of hires: the admins with "Manage employees" where the onboarding API tells who they
 * are, else {@code notify.to}.
 *
 * @param to addresses, at least one
 * @param asked whether the onboarding API named them
 * @param whyNotAsked why it didn't, on a route where it should
 */
record Audience(List<String> to, boolean asked, Optional<String> whyNotAsked) {
  /**
   * Finds out.
   *
   * @throws Failure (unreachable) when the onboarding API can't be asked now; what is to be told
   *     waits for the next time
   */
  static Audience of(Workspace workspace) {
    List<String> set = workspace.settings().emails(Setting.NOTIFY_TO);
    if (workspace.defaultRoute() != Route.API) {
      return new Audience(set, false, Optional.empty());
    }
    if (!workspace.justworksConnected()) {
      return new Audience(
          set, false, Optional.of("there is no login for Justworks' onboarding API"));
    }
    try {
      List<String> admins =
          workspace.onboarding().admins().stream().map(Admin::email).filter(Audience::any).toList();
      return admins.isEmpty()
          ? new Audience(set, false, Optional.of("it names nobody with \"Manage employees\""))
          : new Audience(admins, true, Optional.empty());
    } catch (Failure failure) {
      if (failure.exit() == ExitCode.UNREACHABLE) {
        throw failure;
      }
      // It would be the same tomorrow, and somebody must be told.
      return new Audience(set, false, Optional.of(failure.message()));
    }
  }

  private static boolean any(String address) {
    return new Kind.Emails(1).problem(address).isEmpty();
  }
}
