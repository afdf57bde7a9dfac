package dev.lvjw.sandbox.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form with labelled fields, each with its message when what was typed there is wrong. The server
 * judges what is typed, so that every browser shows the same words.
 */
public final class Form {
  private final String key;
  private final String method;
  private final String action;
  private final Typed typed;
  private final List<Html> content = new ArrayList<>();
  private final List<Html> buttons = new ArrayList<>();
  private boolean hasFields;
  private boolean grouped;
  private String notNeeded = "optional";

  private Form(String key, String method, String action, Typed typed) {
    this.key = key;
    this.method = method;
    this.action = action;
    this.typed = typed;
  }

  /**
   * @param key sets its fields' ids apart from those of the page's other forms
   * @param typed what stands in the fields, and what is wrong with it
   */
  public static Form post(String key, String action, Typed typed) {
    return new Form(key, "post", action, typed);
  }

  /** A form without fields to fill in. */
  public static Form post(String action) {
    return new Form("", "post", action, Typed.nothing());
  }

  /** A form that looks something up and changes nothing. */
  public static Form get(String key, String action, Typed typed) {
    return new Form(key, "get", action, typed);
  }

  /** A value that is sent and not shown. */
  public Form hidden(String name, String value) {
    content.add(Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value));
    return this;
  }

  /** A line of text that must be given. */
  public Form text(String name, String label) {
    return input("text", name, label, "", true);
  }

  /** A line of text that may stay empty. */
  public Form optional(String name, String label) {
    return input("text", name, label, "", false);
  }

  /**
   * Any other one-line input.
   *
   * @param type as HTML has it: {@code date}, {@code email}, {@code url}, {@code search} …
   * @param hint under the label; may be empty
   */
  public Form input(String type, String name, String label, String hint, boolean required) {
    return field(
        name,
        label,
        hint,
        required,
        attributes ->
            Html.of(
                "<input type=\"{}\" {} value=\"{}\" dir=\"auto\" autocomplete=\"off\">",
                type,
                attributes,
                typed.value(name)));
  }

  /** A number with decimals that must be given; typed as text, so that nothing is rounded. */
  public Form amount(String name, String label) {
    return field(
        name,
        label,
        "",
        true,
        attributes ->
            Html.of(
                "<input type=\"text\" inputmode=\"decimal\" {} value=\"{}\" autocomplete=\"off\">",
                attributes,
                typed.value(name)));
  }

  /**
   * @param options what is sent, with what it reads
   */
  public Form select(String name, String label, boolean required, Map<String, String> options) {
    Map<String, String> offered = new LinkedHashMap<>();
    if (!required || typed.value(name).isEmpty()) {
      offered.put("", required ? "Choose…" : "–");
    }
    offered.putAll(options);
    List<Html> lines =
        offered.entrySet().stream()
            .map(
                option ->
                    Html.of(
                        "<option value=\"{}\"{}>{}</option>",
                        option.getKey(),
                        new Html(option.getKey().equals(typed.value(name)) ? " selected" : ""),
                        option.getValue()))
            .toList();
    return field(
        name,
        label,
        "",
        required,
        attributes -> Html.of("<select {}>{}</select>", attributes, Html.all(lines)));
  }

  /** A box to tick. */
  public Form tick(String name, String label) {
    hasFields = true;
    content.add(
        Html.of(
            "<div class=\"field tick\"><input type=\"checkbox\" id=\"{}\" name=\"{}\" value=\"on\"{}>"
                + "<label for=\"{}\">{}</label></div>",
            id(name),
            name,
            new Html(typed.ticked(name) ? " checked" : ""),
            id(name),
            label));
    return this;
  }

  /** Markup between the fields. */
  public Form and(Html between) {
    content.add(between);
    return this;
  }

  /** What is said, from here on, beside fields that may stay empty; "optional" at first. */
  public Form unlessNeeded(String words) {
    notNeeded = words;
    return this;
  }

  /** The fields that follow belong together, beside each other where there is room. */
  public Form group(String legend) {
    endGroup();
    grouped = true;
    content.add(
        Html.of("<fieldset class=\"card\"><legend>{}</legend><div class=\"fields\">", legend));
    return this;
  }

  /** Ends the group that {@link #group} began, if one is open. */
  public Form endGroup() {
    if (grouped) {
      content.add(Html.of("</div></fieldset>"));
      grouped = false;
    }
    return this;
  }

  /** The button that sends the form. */
  public Form button(String text) {
    buttons.add(Html.of("<button type=\"submit\">{}</button>", text));
    return this;
  }

  /** As {@link #button(String)}, looking less like the way on. */
  public Form plainButton(String text) {
    buttons.add(Html.of("<button type=\"submit\" class=\"plain\">{}</button>", text));
    return this;
  }

  /** As {@link #button(String)}, for what can't be taken back. */
  public Form dangerButton(String text) {
    buttons.add(Html.of("<button type=\"submit\" class=\"danger\">{}</button>", text));
    return this;
  }

  /** A button that says by its own name and value that it was the one. */
  public Form button(String name, String value, String text, boolean plain) {
    buttons.add(
        Html.of(
            "<button type=\"submit\" name=\"{}\" value=\"{}\"{}>{}</button>",
            name,
            value,
            new Html(plain ? " class=\"plain\"" : ""),
            text));
    return this;
  }

  /** A link among the buttons, such as the way back. */
  public Form link(Html link) {
    buttons.add(link);
    return this;
  }

  /** The form as it is now. */
  public Html html() {
    endGroup();
    return Html.of(
        "<form method=\"{}\" action=\"{}\"{}>\n{}\n<div class=\"row\">{}</div>\n</form>",
        method,
        action,
        new Html(hasFields ? " novalidate" : ""),
        Html.all(content),
        Html.all(buttons));
  }

  /** The control of a field, given its attributes. */
  private interface Control {
    Html with(Html attributes);
  }

  private Form field(String name, String label, String hint, boolean required, Control control) {
    hasFields = true;
    Optional<String> fault = typed.fault(name);
    String id = id(name);
    String described =
        (hint.isEmpty() ? "" : id + "-hint ") + (fault.isPresent() ? id + "-fault" : "");
    Html attributes =
        Html.of(
            "id=\"{}\" name=\"{}\"{}{}{}",
            id,
            name,
            new Html(required ? " required" : ""),
            new Html(fault.isPresent() ? " aria-invalid=\"true\"" : ""),
            described.isEmpty()
                ? Html.NOTHING
                : Html.of(" aria-describedby=\"{}\"", described.strip()));
    content.add(
        Html.of(
            "<div class=\"field{}\"><label for=\"{}\">{}{}</label>{}{}{}</div>",
            new Html(fault.isPresent() ? " wrong" : ""),
            id,
            label,
            required ? Html.NOTHING : Html.of(" <span class=\"hint\">({})</span>", notNeeded),
            hint.isEmpty()
                ? Html.NOTHING
                : Html.of("<p class=\"hint\" id=\"{}-hint\">{}</p>", id, hint),
            control.with(attributes),
            fault
                .map(message -> Html.of("<p class=\"fault\" id=\"{}-fault\">{}</p>", id, message))
                .orElse(Html.NOTHING)));
    return this;
  }

  private String id(String name) {
    return key + "-" + name;
  }
}
