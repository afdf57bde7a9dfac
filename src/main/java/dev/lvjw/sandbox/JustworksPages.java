package dev.lvjw.sandbox;

import java.util.stream.Collectors;

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
    return Response.html(
        200,
        Html.page(
            "Justworks",
            "<p>The company %s.</p><ul><li><a href=\"/employees\">Manage &gt; Employees</a></li></ul>"
                .formatted(Html.escape(company.name()))));
  }

  private Response employees() {
    long pending =
        company.pendingHires().stream().filter(hire -> hire.status().equals("pending")).count();
    String hires =
        company.pendingHires().stream()
            .map(hire -> row(hire.content().path("name").asText(), hire.status()))
            .collect(Collectors.joining());
    String members =
        company.members().stream()
            .map(
                one ->
                    row(
                        JustworksCompany.fullName(one),
                        one.path("active").asBoolean() ? "active" : "terminated"))
            .collect(Collectors.joining());
    return Response.html(
        200,
        Html.page(
            "Employees",
            "<p><strong>"
                + pending
                + (pending == 1 ? " Pending hire" : " Pending hires")
                + "</strong></p><table><tbody>"
                + hires
                + "</tbody></table><h2>Members</h2><table><tbody>"
                + members
                + "</tbody></table>"));
  }

  private static String row(String name, String state) {
    return "<tr><td>" + Html.escape(name) + "</td><td>" + Html.escape(state) + "</td></tr>\n";
  }
}
