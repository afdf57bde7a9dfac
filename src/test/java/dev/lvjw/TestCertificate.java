package dev.lvjw;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A fresh self-signed certificate, usually for 127.0.0.1 and for no other name, so that {@code
 * localhost} is a server with the wrong certificate.
 *
 * @param store a PKCS #12 file with the key, entry {@code test}, password {@link #PASSWORD}
 * @param keys what is in it
 */
public record TestCertificate(Path store, KeyStore keys) {
  public static final String PASSWORD = "changeit";

  /** Makes one with the JDK's keytool. */
  public static TestCertificate make(Path folder) throws Exception {
    return make(folder, "ip:127.0.0.1");
  }

  /**
   * Makes one for other names.
   *
   * @param names as keytool's extension {@code san} takes them
   */
  public static TestCertificate make(Path folder, String names) throws Exception {
    Path store = folder.resolve("test.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=receiver.example.test",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new TestCertificate(store, keys);
  }

  /** The certificate as a PEM file beside the store. */
  public Path certificatePem() throws IOException, GeneralSecurityException {
    return pem("CERTIFICATE", keys.getCertificate("test").getEncoded());
  }

  /** The private key as a PEM file beside the store. */
  public Path keyPem() throws IOException, GeneralSecurityException {
    return pem("PRIVATE KEY", keys.getKey("test", PASSWORD.toCharArray()).getEncoded());
  }

  /** A client's context that believes this certificate only. */
  public SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", keys.getCertificate("test"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private Path pem(String kind, byte[] content) throws IOException {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                kind,
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(content),
                kind);
    return Files.writeString(store.resolveSibling(kind.replace(' ', '-') + ".pem"), text);
  }
}
