package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.page.Form;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import dev.lvjw.sandbox.page.Table;
import dev.lvjw.sandbox.page.Tone;

/**
 * Company &gt; Permissions: which admins may manage employees, and so get the mails about hires.
 */
final class PermissionsPage {
  private final JustworksFrame frame;
  private final JustworksAdmins admins;

  PermissionsPage(JustworksFrame frame, JustworksAdmins admins) {
    this.frame = frame;
    this.admins = admins;
  }

  Response show(Request request) {
    Table table = Table.of("Admins", "Admin", "Email", "Manage employees", "To do");
    for (JustworksAdmins.Admin admin : admins.all()) {
      boolean manages = admin.managesEmployees();
      table.row(
          Html.foreign(admin.person().name()),
          Html.foreign(admin.person().email()),
          manages ? Parts.badge(Tone.GOOD, "Yes") : Parts.badge(Tone.PLAIN, "No"),
          Form.post(JustworksFrame.PERMISSIONS + "/" + admin.id())
              .hidden("manageEmployees", String.valueOf(!manages))
              .plainButton(manages ? "Take away" : "Give")
              .html());
    }
    return frame
        .page(request, "Permissions", JustworksFrame.PERMISSIONS)
        .body(
            Parts.card(
                "Admins",
                Html.of(
                    "<p>Admins with Manage employees may invite people, and Justworks mails them"
                        + " when a candidate is hired. The onboarding API names them to lvjw.</p>"),
                table.html("Nobody.")))
        .response(200);
  }

  Response change(Request request) {
    String wanted = request.form().first("manageEmployees").orElse("");
    if (!wanted.equals("true") && !wanted.equals("false")) {
      throw new Refusal(400, "bad_request", "Press one of the page’s buttons.");
    }
    admins.manageEmployees(request.segment(2), wanted.equals("true"));
    return JustworksFrame.Done.CHANGED.then(JustworksFrame.PERMISSIONS);
  }
}
