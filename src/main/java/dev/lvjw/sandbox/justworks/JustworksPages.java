package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.http.Routes;
import dev.lvjw.sandbox.mail.Mail;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Parts;
import java.util.List;
import java.util.function.Supplier;

/**
 * Justworks' own pages and where they are. Justworks' addresses aren't published; these are ours.
 */
public final class JustworksPages {
  private final JustworksCompany company;
  private final JustworksFrame frame;
  private final AddedPeople added;
  private final Invitations invitations;
  private final LeverIntegration lever;
  private final Supplier<List<Mail>> mails;

  /**
   * @param mails what came to the mail server, oldest first
   */
  public JustworksPages(
      JustworksCompany company,
      AddedPeople added,
      LeverSide leverSide,
      Supplier<List<Mail>> mails) {
    this.company = company;
    this.added = added;
    this.mails = mails;
    frame = new JustworksFrame(company);
    invitations = new Invitations(company, added);
    lever = new LeverIntegration(leverSide);
  }

  /** Adds the routes of all pages. */
  public void addTo(Routes routes) {
    on(routes, "GET", "/", JustworksFrame.EMPLOYEES, this::start);
    employees(routes);
    integrations(routes);
    permissions(routes);
    inbox(routes);
  }

  private void employees(Routes routes) {
    String place = JustworksFrame.EMPLOYEES;
    on(routes, "GET", place, place, new EmployeesPage(frame, company, added, invitations)::show);
    on(routes, "GET", PendingHirePage.PATH, place, new PendingHirePage(frame, company)::show);
    InvitePage invite = new InvitePage(frame, company);
    on(routes, "GET", InvitePage.PATH, place, invite::show);
    on(routes, "POST", InvitePage.PATH, place, invite::send);
    AddPersonPage add = new AddPersonPage(frame, company, added);
    on(routes, "GET", AddPersonPage.PATH, place, add::show);
    on(routes, "POST", AddPersonPage.PATH, place, add::add);
    MemberPage member = new MemberPage(frame, company, added);
    on(routes, "GET", MemberPage.address("{}"), place, member::show);
    on(routes, "POST", MemberPage.address("{}") + "/invitation", place, member::invite);
    on(routes, "POST", MemberPage.address("{}") + "/terminate", place, member::terminate);
  }

  private void integrations(Routes routes) {
    IntegrationsPages pages = new IntegrationsPages(frame, lever);
    String place = JustworksFrame.INTEGRATIONS;
    on(routes, "GET", place, place, pages::overview);
    on(routes, "GET", IntegrationsPages.LEVER, place, pages::lever);
    on(routes, "GET", IntegrationsPages.SETUP, place, pages::setup);
    on(routes, "POST", IntegrationsPages.SETUP + "/finish", IntegrationsPages.SETUP, pages::finish);
  }

  private void permissions(Routes routes) {
    PermissionsPage page = new PermissionsPage(frame, company.admins());
    String place = JustworksFrame.PERMISSIONS;
    on(routes, "GET", place, place, page::show);
    on(routes, "POST", place + "/{}", place, page::change);
  }

  private void inbox(Routes routes) {
    InboxPage page = new InboxPage(frame, mails, invitations);
    String place = JustworksFrame.INBOX;
    on(routes, "GET", place, place, page::show);
    on(routes, "GET", place + "/mails/{}", place, page::mail);
    InvitationPage invitation = new InvitationPage(frame, company, invitations);
    on(routes, "GET", InvitationPage.address("{}"), place, invitation::show);
    on(routes, "POST", InvitationPage.address("{}"), place, invitation::accept);
  }

  /**
   * @param place where the way back leads when the page refuses
   */
  private void on(Routes routes, String method, String path, String place, Routes.Handler handler) {
    routes.on(method, path, frame.saying(place, handler));
  }

  private Response start(Request request) {
    long pending =
        company.pendingHires().stream().filter(hire -> hire.status().equals("pending")).count();
    return frame
        .page(request, company.name(), "/")
        .foreign()
        .body(
            Parts.card(
                "Manage",
                Html.of(
                    "<p><a href=\"{}\">Employees</a>: {}</p>",
                    JustworksFrame.EMPLOYEES,
                    EmployeesPage.count((int) pending, "Pending hire"))),
            Parts.card(
                "Company",
                Html.of(
                    "<p><a href=\"{}\">Integrations</a>: Lever {}</p>",
                    JustworksFrame.INTEGRATIONS,
                    lever.status().badge()),
                Html.of("<p><a href=\"{}\">Permissions</a></p>", JustworksFrame.PERMISSIONS)),
            Parts.card(
                "Mail",
                Html.of(
                    "<p><a href=\"{}\">Inbox</a>: {}</p>",
                    JustworksFrame.INBOX,
                    EmployeesPage.count(mails.get().size(), "mail"))))
        .response(200);
  }
}
