package dev.lvjw.hire;

import java.util.List;

/**
 * What is read from Justworks to check hires against: the names its form knows and the people who
 * are or were members. Lives in memory only; a hire keeps just what concerns it ({@link Checks}).
 */
public record Directory(List<String> departments, List<String> offices, List<Person> people) {
  /**
   * A member, active or terminated.
   *
   * @param name the full name as Justworks shows it
   */
  public record Person(String id, String name, List<String> emails, boolean active) {}
}
