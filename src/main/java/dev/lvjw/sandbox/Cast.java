package dev.lvjw.sandbox;

import java.util.List;

/** The invented people of the invented company "Cedar & Finch", who are known on both sides. */
final class Cast {
  /** One of them, as a Justworks member. */
  record Person(String first, String last, String title, String department, String office) {
    String name() {
      return first + " " + last;
    }

    String email() {
      return (first + "." + last).toLowerCase(java.util.Locale.ROOT) + "@cedarfinch.example.test";
    }
  }

  static final String COMPANY = "Cedar & Finch";
  static final List<String> DEPARTMENTS = List.of("Engineering", "Sales", "Operations", "Finance");
  static final List<String> OFFICES = List.of("New York", "Chicago", "Austin", "San José");

  static final Person MARION =
      new Person("Marion", "Calloway", "VP Engineering", "Engineering", "New York");
  static final Person TOBIAS = new Person("Tobias", "Renner", "Head of Sales", "Sales", "Chicago");
  static final Person PRIYA =
      new Person("Priya", "Solanki", "Head of Operations", "Operations", "Austin");
  static final Person FELIX = new Person("Felix", "Abara", "Account Executive", "Sales", "Chicago");
  static final Person JONAS = new Person("Jonas", "Weller", "Engineer", "Engineering", "New York");
  static final Person RUTH = new Person("Ruth", "Lindqvist", "Controller", "Finance", "New York");
  static final Person CLARA =
      new Person("Clara", "Mbeki", "People Partner", "Operations", "Austin");
  static final Person SAMUEL =
      new Person("Samuel", "Ortega", "Support Specialist", "Operations", "Austin");

  /** Left; was hired again. */
  static final Person GRETA =
      new Person("Greta", "Lindholm", "Support Specialist", "Operations", "Austin");

  static final String GRETA_AT_HOME = "greta.lindholm@mail.example.test";

  /** Left; still named as a manager in Lever. */
  static final Person OSCAR = new Person("Oscar", "Penrose", "Sales Manager", "Sales", "Chicago");

  static final String OSCAR_EMAIL = OSCAR.email();

  /** A recruiter of an agency: a user of Lever, unknown to Justworks. */
  static final String DANA_EMAIL = "dana@whitlock-search.example.test";

  private Cast() {}
}
