package dev.lvjw.app;

import dev.lvjw.hire.Hire;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Pages of the providers that people are sent to. Built from settings and ids, never from data. */
public final class Pages {
  private Pages() {}

  /** The candidate's page in Lever. */
  public static URI opportunity(Workspace workspace, Hire hire) {
    String id = URLEncoder.encode(hire.opportunityId(), StandardCharsets.UTF_8).replace("+", "%20");
    return workspace.leverPage("/candidates/" + id);
  }

  /** Lever: Settings, Integrations and API, Webhooks. */
  public static URI leverWebhooks(Workspace workspace) {
    return workspace.leverPage("/settings/integrations?tab=webhooks");
  }

  /** Lever: Settings, Integrations and API, Authorized Apps. */
  public static URI leverAuthorizedApps(Workspace workspace) {
    return workspace.leverPage("/settings/integrations?tab=authorized-apps");
  }

  /** Lever: Settings, Integrations and API, API Credentials. */
  public static URI leverApiCredentials(Workspace workspace) {
    return workspace.leverPage("/settings/integrations?tab=api-credentials");
  }

  /** Justworks: where a person is added. Deeper addresses are not documented. */
  public static URI justworksEmployees(Workspace workspace) {
    return workspace.justworksPage("/");
  }
}
