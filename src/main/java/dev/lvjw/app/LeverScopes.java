package dev.lvjw.app;

import dev.lvjw.store.Setting;

/** What the login at Lever may do. */
final class LeverScopes {
  private static final String CONFIDENTIAL = "confidential:access:admin";

  private final Workspace workspace;

  LeverScopes(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether confidential hires may be asked for; a key doesn't tell, so they aren't. */
  boolean confidential() {
    return workspace.credentials().secret(Setting.LEVER_API_KEY).isEmpty()
        && workspace
            .credentials()
            .login("lever")
            .filter(login -> login.scopes().contains(CONFIDENTIAL))
            .isPresent();
  }
}
