package dev.lvjw.sandbox.justworks;

import dev.lvjw.sandbox.http.Refusal;
import dev.lvjw.sandbox.http.Request;
import dev.lvjw.sandbox.http.Response;
import dev.lvjw.sandbox.page.Html;
import dev.lvjw.sandbox.page.Page;
import dev.lvjw.sandbox.page.Tone;
import dev.lvjw.sandbox.page.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Employees &gt; Add &gt; Invitation Center: "Add a person" as each of the three products asks for
 * it. The order of the fields is the order of lvjw's hand-off sheet.
 */
final class AddPersonPage {
  static final String PATH = "/employees/add";

  private record Product(String name, AddForm form) {}

  private final JustworksFrame frame;
  private final AddedPeople added;
  private final Map<String, Product> products = new LinkedHashMap<>();

  AddPersonPage(JustworksFrame frame, JustworksCompany company, AddedPeople added) {
    this.frame = frame;
    this.added = added;
    products.put("peo", new Product("PEO", PeoForm.add(company)));
    products.put("payroll", new Product("Payroll", new PayrollForm(company)));
    products.put("eor", new Product("EOR", new EorForm(company)));
  }

  Response show(Request request) {
    return page(request, asked(request).form().blank(), 200);
  }

  Response add(Request request) {
    Typed typed = Typed.sent(request.form());
    return asked(request)
        .form()
        .read(typed)
        .map(this::added)
        .orElseGet(() -> page(request, typed, 422));
  }

  private Response added(NewMember person) {
    AddedPeople.Added one = added.add(person);
    JustworksFrame.Done done =
        one.invitation().isPresent() ? JustworksFrame.Done.INVITED : JustworksFrame.Done.ADDED;
    return done.then(MemberPage.address(one.memberId()));
  }

  private static String word(Request request) {
    return request.query().first("product").orElse("peo");
  }

  private Product asked(Request request) {
    Product asked = products.get(word(request));
    if (asked == null) {
      throw new Refusal(
          404, "not_found", "The products are " + String.join(", ", products.keySet()) + ".");
    }
    return asked;
  }

  private Response page(Request request, Typed typed, int status) {
    AddForm form = asked(request).form();
    return withFaults(
            frame
                .page(request, "Add a person", JustworksFrame.EMPLOYEES)
                .trail(new Page.Link("Employees", JustworksFrame.EMPLOYEES)),
            typed)
        .body(
            choice(word(request)),
            form.fields(address(word(request)), typed).button(form.button()).html())
        .response(status);
  }

  private static String address(String product) {
    return JustworksFrame.query(PATH, "product", product);
  }

  private Html choice(String current) {
    List<Html> links =
        products.entrySet().stream()
            .map(
                one ->
                    Html.of(
                        "<a class=\"button{}\" href=\"{}\"{}>{}</a>",
                        new Html(one.getKey().equals(current) ? "" : " plain"),
                        address(one.getKey()),
                        new Html(one.getKey().equals(current) ? " aria-current=\"page\"" : ""),
                        one.getValue().name()))
            .toList();
    return Html.of("<nav class=\"row\" aria-label=\"Product\">{}</nav>", Html.all(links));
  }

  /** Says above a form that something in it is wrong. */
  static Page withFaults(Page page, Typed typed) {
    int faults = typed.faults().size();
    return switch (faults) {
      case 0 -> page;
      case 1 -> page.notice(Tone.BAD, Html.text("Nothing was sent: 1 answer needs a correction."));
      default ->
          page.notice(Tone.BAD, Html.of("Nothing was sent: {} answers need a correction.", faults));
    };
  }
}
