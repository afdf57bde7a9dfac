package dev.lvjw.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code lvjw sandbox} in a process of its own.
 *
 * @param environment the variables with which every command works against it
 * @param pages the addresses of its pages, by {@code lever} and {@code justworks}
 */
public record SandboxProcess(
    Running running, Map<String, String> environment, Map<String, URI> pages, ControlClient control)
    implements AutoCloseable {

  /** Starts one on free ports, with these further options, and waits until it is ready. */
  public static SandboxProcess start(Launcher launcher, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "sandbox";
    arguments[1] = "-o";
    arguments[2] = "json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    Running running = launcher.start(arguments);
    JsonNode ready = running.firstJsonLine();
    Map<String, String> environment = new LinkedHashMap<>();
    ready
        .path("env")
        .propertyStream()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    Map<String, URI> pages = new LinkedHashMap<>();
    ready
        .path("pages")
        .propertyStream()
        .forEach(page -> pages.put(page.getKey(), URI.create(page.getValue().asText())));
    return new SandboxProcess(
        running,
        environment,
        pages,
        new ControlClient(URI.create(ready.required("control").asText())));
  }

  @Override
  public void close() {
    running.close();
  }
}
