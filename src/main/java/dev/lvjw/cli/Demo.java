package dev.lvjw.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.Host;
import dev.lvjw.sandbox.Sandbox;
import dev.lvjw.sandbox.Visitor;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The whole flow, told: every command in it is really run, against the sandbox, as it would be
 * typed; what a person does in Lever or Justworks is done in the sandbox.
 */
final class Demo {
  private static final String HIRED_EVENT = "candidateHired";

  private final Host machine;
  private final Path home;
  private final Sandbox sandbox;
  private final Narrator story;
  private final Visitor admin = new Visitor();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> hired = new ArrayList<>();

  Demo(Host machine, Path home, Sandbox sandbox, Narrator story) {
    this.machine = machine;
    this.home = home;
    this.sandbox = sandbox;
    this.story = story;
  }

  /** A command that was run, and how it ended. */
  record Step(String command, int exit) {}

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /**
   * @throws Failure (unexpected) when a command doesn't end as it should
   */
  void tell() {
    story.line(
        "lvjw turns \"Hired in Lever\" into \"invited in Justworks\". This is the whole way,");
    story.line("on an embedded Lever and Justworks with invented people. Each line with a $ is a");
    story.line(
        "command that is really run; what an admin does in a browser is said in [brackets].");
    connect();
    try (Listener listener = new Listener()) {
      webhook(listener);
      String byApi = hired("Nora Whitfield", false);
      String byHand = hired("Omar Castellan", true);
      listener.expect("An event from Lever arrived", 2);
      notice();
      review(byApi, byHand);
      inviteByApi(byApi);
      inviteByHandoff(byHand);
      joined(byHand);
    }
    revoke();
    story.line("");
    story.line("That was the whole flow. Nothing of it is left on this machine.");
    story.line("Try it yourself: lvjw sandbox (in one terminal), lvjw connect (in another).");
  }

  private void connect() {
    story.chapter("Connect: an admin logs in to Lever and to Justworks, once");
    login("lever", "Accept");
    login("justworks", "Authorize");
  }

  private void login(String side, String button) {
    CompletableFuture<URI> page = new CompletableFuture<>();
    PrintStream out =
        Narrator.lines(
            line -> {
              if (!page.isDone() && line.startsWith("http")) {
                story.line("  (the consent page's address)");
                page.complete(URI.create(line));
              } else {
                story.line(("  " + line).stripTrailing());
              }
            });
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> exit.complete(run(host(out), "connect", side, "--no-browser")));
    URI consent = get(page);
    story.line("  [the admin reads the permissions and presses " + button + "]");
    admin.press(consent, button);
    ended(get(exit), ExitCode.DONE);
  }

  private void webhook(Listener listener) {
    story.chapter("Webhook: created by lvjw, switched on by an admin, proved");
    listener.start();
    lvjw("webhook", "verify");
    story.line("  [in Lever, Settings > Integrations and API > Webhooks: the admin switches");
    story.line("   Candidate Hired on and clicks Verify Connection]");
    sandbox.switchWebhooks(HIRED_EVENT, true);
    boolean verified = sandbox.verifyConnection(HIRED_EVENT).path("verified").asBoolean();
    story.line("  [Lever's page now reads: " + (verified ? "Verified" : "failed") + "]");
    lvjw("status");
  }

  private String hired(String name, boolean withoutExemption) {
    if (!withoutExemption) {
      story.chapter("Hired: two candidates are marked Hired in Lever");
    }
    String id = sandbox.addCandidate(node().put("name", name));
    ObjectNode offer = node();
    if (withoutExemption) {
      offer
          .putArray("fields")
          .addObject()
          .put("text", "Exemption status")
          .put("identifier", "custom_exemption_status")
          .putNull("value");
    }
    sandbox.putOffer(id, offer);
    sandbox.hire(id);
    hired.add(id);
    story.line(
        "  ["
            + name
            + "'s offer is signed"
            + (withoutExemption ? ", without an exemption status" : "")
            + "; moved to Hired]");
    return id.substring(0, 8);
  }

  private void notice() {
    story.chapter("Pending: sync notices the hires (cron runs it) and mails the admins");
    lvjw("sync");
    List<String> mails = sandbox.subjects();
    story.line(
        "  ["
            + mails.size()
            + " mails arrived, for these two and "
            + (mails.size() - hired.size())
            + " others whom the sandbox had hired before;");
    story.line("   the last: \"" + mails.getLast() + "\"]");
    lvjw("pending", "list");
  }

  private void review(String byApi, String byHand) {
    story.chapter("Review: confirm or edit; lvjw never guesses an exemption status");
    lvjw("pending", "show", byHand);
    lvjw("review", byHand, "--set", "exemptionStatus=non-exempt", "--approve");
    lvjw("review", byApi, "--approve");
  }

  private void inviteByApi(String id) {
    story.chapter("Invite, route api: sent by lvjw. Justworks publishes no such API today;");
    story.line("   the sandbox implements the one that lvjw proposes");
    lvjw("invite", id, "--route", "api", "--yes");
    story.line("  [invitations at the provider: " + sandbox.invitations().size() + "]");
    story.line("Again sends nothing:");
    lvjw("invite", id, "--route", "api", "--yes");
    story.line("  [invitations at the provider: " + sandbox.invitations().size() + "]");
  }

  private void inviteByHandoff(String id) {
    story.chapter("Invite, route handoff: works with Justworks today; a person enters the values");
    lvjw("invite", id, "--route", "handoff");
  }

  private void joined(String byHand) {
    story.chapter("Joined: one accepts the invitation, the admin adds the other by the sheet");
    hired.forEach(sandbox::join);
    story.line("  [both are members in Justworks now]");
    lvjw("sync");
    lvjw("log", byHand);
  }

  private void revoke() {
    story.chapter("Revoke: the way out");
    lvjw("revoke");
    lvjw("status");
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  private void lvjw(String... words) {
    ended(run(host(story.lines("  ")), words), ExitCode.DONE);
  }

  private int run(Host host, String... words) {
    String command = "lvjw " + String.join(" ", words);
    story.line("$ " + command);
    int exit = Lvjw.run(words, host);
    steps.add(new Step(command, exit));
    return exit;
  }

  private static void ended(int exit, ExitCode expected) {
    if (exit != expected.number()) {
      throw new Failure(
          ExitCode.UNEXPECTED,
          "demo_failed",
          "the last command ended with " + exit + " instead of " + expected.number(),
          "report what the story above says");
    }
  }

  private Host host(PrintStream out) {
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("LVJW_HOME", home.toString());
    return new DemoHost(machine, home, environment, out, story.lines("  "));
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stuck().causedBy(e);
    } catch (ExecutionException | TimeoutException e) {
      throw stuck().causedBy(e);
    }
  }

  private static Failure stuck() {
    return new Failure(
        ExitCode.UNEXPECTED,
        "demo_failed",
        "a part of the demo didn't end in time",
        "run it again with -vv and report what it says");
  }

  /** {@code lvjw webhook listen}, beside the story. */
  private final class Listener implements AutoCloseable {
    private final List<String> heard = new ArrayList<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::listen);

    void start() {
      thread.start();
      get(ready);
    }

    private void listen() {
      PrintStream out =
          Narrator.lines(
              line -> {
                story.line("  (listen) " + line);
                ready.complete(line);
              });
      PrintStream err =
          Narrator.lines(
              line -> {
                synchronized (heard) {
                  heard.add(line);
                  heard.notifyAll();
                }
                if (!Thread.currentThread().equals(thread)) {
                  story.line("  (listen) " + line);
                }
              });
      Map<String, String> environment = new HashMap<>(sandbox.environment());
      environment.put("LVJW_HOME", home.toString());
      story.line("$ lvjw webhook listen &");
      Lvjw.run(
          new String[] {"webhook", "listen"}, new DemoHost(machine, home, environment, out, err));
    }

    /** Waits until a line was heard so many times. */
    void expect(String line, int times) {
      synchronized (heard) {
        long end = machine.clock().millis() + 30_000;
        while (heard.stream().filter(line::equals).count() < times) {
          try {
            if (machine.clock().millis() > end) {
              throw stuck();
            }
            heard.wait(100);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stuck().causedBy(e);
          }
        }
      }
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
