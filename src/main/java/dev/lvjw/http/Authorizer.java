package dev.lvjw.http;

/**
 * Who asks: what stands in the {@code Authorization} header, asked for again with every request.
 */
public interface Authorizer {
  /**
   * The header's value; empty for none.
   *
   * @throws dev.lvjw.Failure when there is no login, or it can't be renewed
   */
  String header();

  /**
   * Renews the login after a 401, once per call.
   *
   * @param rejectedHeader the value that was refused, which another thread may have replaced since
   * @return whether {@link #header()} now says something else worth trying
   * @throws dev.lvjw.Failure when the provider can't be reached or declares the login dead
   */
  boolean renew(String rejectedHeader);

  /** Nobody in particular, for calls that carry their own proof. */
  static Authorizer none() {
    return new Authorizer() {
      @Override
      public String header() {
        return "";
      }

      @Override
      public boolean renew(String rejectedHeader) {
        return false;
      }
    };
  }
}
