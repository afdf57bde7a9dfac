package dev.lvjw.sandbox.world;

import java.util.List;

/** The invented people of the invented company "Cedar & Finch", who are known on both sides. */
public final class Cast {
  /** One of them, as a Justworks member. */
  public record Person(String first, String last, String title, String department, String office) {
    /** Given and family name. */
    public String name() {
      return first + " " + last;
    }

    /** The address at work. */
    public String email() {
      return (first + "." + last).toLowerCase(java.util.Locale.ROOT) + "@cedarfinch.example.test";
    }
  }

  /** The company at Lever and at Justworks. */
  public static final String COMPANY = "Cedar & Finch";

  /** Its departments at both. */
  public static final List<String> DEPARTMENTS =
      List.of("Engineering", "Sales", "Operations", "Finance");

  /** Its offices at both. */
  public static final List<String> OFFICES = List.of("New York", "Chicago", "Austin", "San José");

  public static final Person MARION =
      new Person("Marion", "Calloway", "VP Engineering", "Engineering", "New York");
  public static final Person TOBIAS =
      new Person("Tobias", "Renner", "Head of Sales", "Sales", "Chicago");
  public static final Person PRIYA =
      new Person("Priya", "Solanki", "Head of Operations", "Operations", "Austin");
  public static final Person FELIX =
      new Person("Felix", "Abara", "Account Executive", "Sales", "Chicago");
  public static final Person JONAS =
      new Person("Jonas", "Weller", "Engineer", "Engineering", "New York");
  public static final Person RUTH =
      new Person("Ruth", "Lindqvist", "Controller", "Finance", "New York");
  public static final Person CLARA =
      new Person("Clara", "Mbeki", "People Partner", "Operations", "Austin");
  public static final Person SAMUEL =
      new Person("Samuel", "Ortega", "Support Specialist", "Operations", "Austin");

  /** Left; was hired again. */
  public static final Person GRETA =
      new Person("Greta", "Lindholm", "Support Specialist", "Operations", "Austin");

  /** The rehire's address at home. */
  public static final String GRETA_AT_HOME = "greta.lindholm@mail.example.test";

  /** Left; still named as a manager in Lever. */
  public static final Person OSCAR =
      new Person("Oscar", "Penrose", "Sales Manager", "Sales", "Chicago");

  /** The address at work of {@link #OSCAR}. */
  public static final String OSCAR_EMAIL = OSCAR.email();

  /** A recruiter of an agency: a user of Lever, unknown to Justworks. */
  public static final String DANA_EMAIL = "dana@whitlock-search.example.test";

  private Cast() {}
}
