package dev.lvjw.app;

/** Shows a person who waits how far a long run has come. */
public interface Progress {
  /** Where nobody waits. */
  Progress NONE =
      new Progress() {
        @Override
        public void at(String words) {}

        @Override
        public void end() {}
      };

  /**
   * Shows these words in place of the last.
   *
   * @param words a few, without anything personal
   */
  void at(String words);

  /** Takes the last words away. */
  void end();
}
