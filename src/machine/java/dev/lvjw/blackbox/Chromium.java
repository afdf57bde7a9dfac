package dev.lvjw.blackbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's Chromium, driven by Playwright: one window that a person looks at and clicks in, new for
 * each test. A page that loads anything from another origin than loopback, or whose scripts fail,
 * fails the test.
 */
final class Chromium implements AfterEachCallback, AfterAllCallback {
  private static final List<String> QUIET =
      List.of(
          // Inside a container or as root Chromium's own sandbox can't be set up.
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(Path.of("/usr/bin/chromium"))
                  .setArgs(QUIET));
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context = window();
  private Page page = context.newPage();

  private BrowserContext window() {
    BrowserContext opened =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1100, 760));
    opened.onRequest(
        request -> {
          String host = String.valueOf(URI.create(request.url()).getHost());
          if (!host.equals("127.0.0.1") && !host.equals("localhost") && !host.equals("[::1]")) {
            complaints.add("asked for " + request.url());
          }
        });
    opened.onWebError(error -> complaints.add(error.error()));
    return opened;
  }

  /** What the person looks at. */
  Page page() {
    return page;
  }

  /** Opens an address. */
  Page open(URI address) {
    page.navigate(address.toString());
    return page;
  }

  /** Clicks the button with exactly this text. */
  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
  }

  /** Clicks the link with exactly this text. */
  void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
        .first()
        .click();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    List<String> heard = List.copyOf(complaints);
    complaints.clear();
    context.close();
    context = window();
    page = context.newPage();
    if (!heard.isEmpty()) {
      throw new AssertionError("the pages: " + heard);
    }
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    playwright.close();
  }
}
