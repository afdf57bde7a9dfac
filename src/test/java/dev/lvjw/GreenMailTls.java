package dev.lvjw;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The certificate of every GreenMail server in this JVM: Java makes the socket factory that
 * GreenMail reads it into only once.
 */
public final class GreenMailTls {
  private static final TestCertificate CERTIFICATE = make();

  private GreenMailTls() {}

  private static TestCertificate make() {
    try {
      Path folder = Files.createTempDirectory("greenmail-");
      TestCertificate made = TestCertificate.make(folder);
      System.setProperty("greenmail.tls.keystore.file", made.store().toString());
      System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
      folder.toFile().deleteOnExit();
      made.store().toFile().deleteOnExit();
      made.certificatePem().toFile().deleteOnExit();
      return made;
    } catch (Exception e) {
      throw new IllegalStateException("no certificate for GreenMail", e);
    }
  }

  /** The certificate; to be asked for before the first server with TLS starts. */
  public static TestCertificate certificate() {
    return CERTIFICATE;
  }
}
