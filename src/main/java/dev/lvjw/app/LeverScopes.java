package dev.lvjw.app;

import dev.lvjw.store.Setting;

/** What the login at Lever may do. */
final class LeverScopes {
  static final String CONFIDENTIAL = "confidential:access:admin";

  private final Workspace workspace;

  LeverScopes(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether confidential hires are asked for. A key doesn't tell what it may: it is tried. */
  boolean confidential() {
    return workspace.credentials().secret(Setting.LEVER_API_KEY).isPresent()
        || workspace
            .credentials()
            .login("lever")
            .filter(login -> login.scopes().contains(CONFIDENTIAL))
            .isPresent();
  }
}
