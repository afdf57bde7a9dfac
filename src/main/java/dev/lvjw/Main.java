package dev.lvjw;

/** The process: everything it touches comes in through Host. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(0);
  }
}
