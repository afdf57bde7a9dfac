package dev.lvjw;

import dev.lvjw.cli.Lvjw;

/** The process. Everything it touches comes in through {@link Host}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Lvjw.run(args, Host.system()));
  }
}
