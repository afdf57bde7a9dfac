package dev.lvjw.blackbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's Chromium, driven by Playwright: one window that a person looks at and clicks in, new for
 * each test. A page that loads anything from another origin than loopback, or whose scripts fail,
 * fails the test.
 */
final class Chromium implements AfterEachCallback, AfterAllCallback {
  private static final int WIDTH = 1100;
  private static final int HEIGHT = 760;
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
        browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
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

  /** Shows markup that comes from nowhere, as a mail program does. */
  void show(String html) {
    page.setContent(html);
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

  /** Clicks the link with exactly this text in the row of a table that holds the other text. */
  void followInRow(String row, String link) {
    page.locator("tr")
        .filter(new Locator.FilterOptions().setHasText(row))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
        .first()
        .click();
  }

  /** Opens what is folded away under these words. */
  void unfold(String words) {
    page.locator("summary").filter(new Locator.FilterOptions().setHasText(words)).first().click();
  }

  /** Types into the field with exactly this label. */
  void type(String label, String text) {
    field(label).fill(text);
  }

  /** Picks an option, by what it says, in the list with exactly this label. */
  void choose(String label, String option) {
    field(label).selectOption(new SelectOption().setLabel(option));
  }

  /** Ticks the box with exactly this label. */
  void tick(String label) {
    field(label).check();
  }

  private Locator field(String label) {
    // A label may be followed by "(optional)" and the like.
    // The pattern is matched by JavaScript, which has no \\Q.
    String literal = label.replaceAll("([?.()])", "\\\\$1");
    return page.getByLabel(Pattern.compile("^" + literal + "( \\(.*\\))?$"));
  }

  /** What the page says, as a person reads it. */
  String text() {
    return page.innerText("body");
  }

  /**
   * Keeps a picture of the whole page for the docs when {@code -Dlvjw.pictures=FOLDER} asks for it.
   */
  void picture(String name) {
    String folder = System.getProperty("lvjw.pictures", "");
    if (!folder.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
    }
  }

  /** The same as on a phone, 390 pixels wide; afterwards the window is wide again. */
  void pictureOnPhone(String name) {
    page.setViewportSize(390, 760);
    picture(name);
    page.setViewportSize(WIDTH, HEIGHT);
  }

  /** The same for who prefers dark pages. */
  void pictureInTheDark(String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    picture(name);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
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
