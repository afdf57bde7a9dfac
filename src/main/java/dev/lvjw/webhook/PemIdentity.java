package dev.lvjw.webhook;

import dev.lvjw.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The receiver's own certificate, as certificate authorities hand it out: PEM files. */
public final class PemIdentity {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private PemIdentity() {}

  /**
   * @param chain the certificate, then those that signed it
   * @param key the private key in PKCS #8, unencrypted
   * @throws Failure USAGE when either can't be read or they aren't what they should be
   */
  public static SSLContext load(Path chain, Path key) {
    try (InputStream certificates = Files.newInputStream(chain)) {
      Certificate[] identity =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(certificates)
              .toArray(new Certificate[0]);
      if (identity.length == 0) {
        throw unusable("--tls-cert", "holds no certificate");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("receiver", privateKey(key), new char[0], identity);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw unusable("--tls-cert or --tls-key", "can't be read").causedBy(e);
    } catch (GeneralSecurityException e) {
      throw unusable("--tls-cert or --tls-key", "isn't a PEM certificate with its key").causedBy(e);
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw unusable("--tls-key", "holds no unencrypted PKCS #8 key");
    }
    PKCS8EncodedKeySpec encoded =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException e) {
        // The key is of another kind; the next one may fit.
      }
    }
    throw unusable("--tls-key", "holds a key of an unknown kind");
  }

  private static Failure unusable(String option, String why) {
    return Failure.usage(
        "The file of " + option + " " + why + ".",
        "openssl pkcs8 -topk8 -nocrypt turns a key into the form needed");
  }
}
