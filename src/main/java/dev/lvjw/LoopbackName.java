package dev.lvjw;

import java.util.regex.Pattern;

/** Names and addresses by which a machine means itself, told without asking anybody. */
public final class LoopbackName {
  private static final Pattern NAMES =
      Pattern.compile(
          "localhost|::1|\\[::1]|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}",
          Pattern.CASE_INSENSITIVE);

  private LoopbackName() {}

  /**
   * Whether a host means this machine.
   *
   * @param host a name, or an address; one of IPv6 with or without the brackets that it has in URLs
   */
  public static boolean is(String host) {
    return NAMES.matcher(host).matches();
  }
}
