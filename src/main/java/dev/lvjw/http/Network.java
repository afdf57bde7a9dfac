package dev.lvjw.http;

import dev.lvjw.LoopbackName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The way out of the network this machine is in.
 *
 * @param proxy an HTTP proxy, {@code http://HOST:PORT}; connections within this machine never take
 *     it
 * @param caFile PEM certificates that are believed beside Java's own
 */
public record Network(Optional<URI> proxy, Optional<Path> caFile) {
  /** Straight out, with Java's own certificates. */
  public static Network open() {
    return new Network(Optional.empty(), Optional.empty());
  }

  /** The proxy as failures name it. */
  Optional<String> proxyName() {
    return proxy.map(uri -> uri.getHost() + ":" + uri.getPort());
  }

  /** Chooses the proxy for every address but those of this machine. */
  Optional<ProxySelector> selector() {
    return proxy.map(
        uri ->
            new Selector(
                new Proxy(
                    Proxy.Type.HTTP,
                    InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()))));
  }

  /** Whom to believe in place of Java's own authorities alone; empty for these. */
  public Optional<SSLContext> trust() {
    return caFile.map(TrustedRoots::with);
  }

  private static final class Selector extends ProxySelector {
    private final Proxy proxy;

    Selector(Proxy proxy) {
      this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI target) {
      return List.of(LoopbackName.is(target.getHost()) ? Proxy.NO_PROXY : proxy);
    }

    /** The client tells of the failure itself. */
    @Override
    public void connectFailed(URI target, SocketAddress proxyAddress, IOException cause) {}
  }
}
