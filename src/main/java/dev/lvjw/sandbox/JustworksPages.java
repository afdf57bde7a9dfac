package dev.lvjw.sandbox;

/** Justworks' own pages, as far as a person needs them today: start, employees. */
final class JustworksPages {
  private final JustworksCompany company;

  JustworksPages(JustworksCompany company) {
    this.company = company;
  }

  void addTo(Routes routes) {
    routes.on("GET", "/", request -> start());
    routes.on("GET", "/employees", request -> employees());
  }

  private Response start() {
    return Page.of(Brand.JUSTWORKS, "Justworks")
        .body(
            Html.of("<p>The company {}.</p>", Html.foreign(company.name())),
            Html.of("<ul><li><a href=\"/employees\">Manage &gt; Employees</a></li></ul>"))
        .response(200);
  }

  private Response employees() {
    long pending =
        company.pendingHires().stream().filter(hire -> hire.status().equals("pending")).count();
    Table hires = Table.of("Pending hires", "Name", "State");
    company
        .pendingHires()
        .forEach(
            hire ->
                hires.row(
                    Html.foreign(hire.content().path("name").asText()), Html.text(hire.status())));
    Table members = Table.of("Members", "Name", "State");
    company
        .members()
        .forEach(
            one ->
                members.row(
                    Html.foreign(JustworksCompany.fullName(one)),
                    Html.text(one.path("active").asBoolean() ? "active" : "terminated")));
    return Page.of(Brand.JUSTWORKS, "Employees")
        .body(
            Parts.card(
                pending + (pending == 1 ? " Pending hire" : " Pending hires"),
                hires.html("Nobody.")),
            Parts.card("Members", members.html("Nobody.")))
        .response(200);
  }
}
