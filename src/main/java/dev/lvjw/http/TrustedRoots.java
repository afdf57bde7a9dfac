package dev.lvjw.http;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates that a server's may go back to: Java's own and those of a PEM file. */
final class TrustedRoots {
  private TrustedRoots() {}

  /**
   * TLS that believes both.
   *
   * @throws Failure (usage) when the file can't be read or holds no certificate
   */
  static SSLContext with(Path caFile) {
    Collection<? extends Certificate> added = read(caFile);
    try {
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      int number = 0;
      for (X509Certificate own : javasOwn()) {
        roots.setCertificateEntry("java-" + number++, own);
      }
      for (Certificate certificate : added) {
        roots.setCertificateEntry("file-" + number++, certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(roots), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Java's own certificates can't be used", e);
    }
  }

  private static Collection<? extends Certificate> read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw unusable(file, "holds no certificate");
      }
      return found;
    } catch (IOException e) {
      throw unusable(file, "can't be read").causedBy(e);
    } catch (CertificateException e) {
      throw unusable(file, "holds something other than certificates in PEM").causedBy(e);
    }
  }

  private static X509Certificate[] javasOwn() throws GeneralSecurityException {
    // A store of null stands for Java's own certificates.
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager x509) {
        return x509.getAcceptedIssuers();
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }

  private static TrustManager[] managers(@Nullable KeyStore roots) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    return factory.getTrustManagers();
  }

  private static Failure unusable(Path file, String how) {
    return new Failure(
        ExitCode.USAGE,
        "ca_file",
        "The file that http.caFile names " + how + ": " + file + ".",
        "lvjw config set http.caFile /path/to/ca.pem, or lvjw config unset http.caFile");
  }
}
