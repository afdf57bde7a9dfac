package dev.lvjw.http;

/**
 * One thing asked of a provider.
 *
 * @param method GET, PUT, POST or DELETE
 */
record Call(String method, Resource resource, Body body) {
  /** Whether asking twice is the same as asking once. */
  boolean repeatable() {
    return !method.equals("POST");
  }

  /** How failures name it. */
  String name() {
    return (method + " " + resource.path()).strip();
  }
}
