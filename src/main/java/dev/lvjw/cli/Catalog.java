package dev.lvjw.cli;

import dev.lvjw.Failure;
import java.util.List;

/** Every command there is, in the order of the help. What isn't here doesn't exist. */
record Catalog(List<Entry> entries) {

  static Catalog all() {
    return new Catalog(
        List.of(
            new Entry(
                "connect",
                "Log in to Lever and Justworks and create the webhook",
                ConnectCommand::new),
            new Entry("status", "Show what is connected and what is missing", StatusCommand::new),
            new Entry(
                "webhook enable",
                "Create the webhook and guide to Lever's switch",
                WebhookEnableCommand::new),
            new Entry("webhook listen", "Receive Lever's deliveries", WebhookListenCommand::new),
            new Entry(
                "webhook verify",
                "Prove the way from Lever to the inbox",
                WebhookVerifyCommand::new),
            new Entry(
                "webhook status",
                "Show what Lever has, and the last deliveries",
                WebhookStatusCommand::new),
            new Entry(
                "sync", "Find new hires and notice what changed (for cron)", SyncCommand::new),
            new Entry(
                "schedule install",
                "Have the system run sync: crontab, systemd or launchd",
                ScheduleInstallCommand::new),
            new Entry("schedule show", "Show what runs sync, and when", ScheduleShowCommand::new),
            new Entry(
                "schedule remove", "Have nothing run sync any more", ScheduleRemoveCommand::new),
            new Entry("pending list", "List the hires that wait", PendingListCommand::new),
            new Entry(
                "pending show",
                "Show one hire with every value and issue",
                PendingShowCommand::new),
            new Entry("pending dismiss", "Set a hire aside", PendingDismissCommand::new),
            new Entry(
                "pending restore", "Take a dismissed hire up again", PendingRestoreCommand::new),
            new Entry("review", "Complete and approve the values of a hire", ReviewCommand::new),
            new Entry(
                "invite", "Send a reviewed hire to Justworks, exactly once", InviteCommand::new),
            new Entry("revoke", "Undo the connection: webhook, logins, tokens", RevokeCommand::new),
            new Entry("log", "Show what was done, by whom and on what evidence", LogCommand::new),
            new Entry(
                "mapping show",
                "Show how Lever's values become Justworks', with examples",
                MappingShowCommand::new),
            new Entry(
                "mapping check",
                "Run the rules over stored hires and list what doesn't map",
                MappingCheckCommand::new),
            new Entry("mapping set", "Change the rule of a field", MappingSetCommand::new),
            new Entry("config get", "Show a setting", ConfigGetCommand::new),
            new Entry("config set", "Change a setting of the profile", ConfigSetCommand::new),
            new Entry("config unset", "Forget a setting of the profile", ConfigUnsetCommand::new),
            new Entry(
                "config list",
                "List every setting and where it comes from",
                ConfigListCommand::new),
            new Entry("config path", "Show where lvjw keeps its files", ConfigPathCommand::new),
            new Entry(
                "notify test", "Send a test mail to those who are told", NotifyTestCommand::new),
            new Entry(
                "completion bash",
                "Print the completion script for bash",
                CompletionBashCommand::new),
            new Entry(
                "sandbox",
                "Run an embedded Lever and Justworks to try lvjw on",
                SandboxCommand::new),
            new Entry("demo", "Run the whole flow on a sandbox, narrated", DemoCommand::new),
            new Entry("help exit-codes", "Explain the exit codes", HelpExitCodesCommand::new)));
  }

  boolean isCommand(List<String> path) {
    return entries.stream().anyMatch(entry -> entry.words().equals(path));
  }

  /** Whether some command begins with these words. */
  boolean knows(List<String> path) {
    return entries.stream().anyMatch(entry -> begins(entry, path));
  }

  Entry command(List<String> path) {
    return entries.stream().filter(entry -> entry.words().equals(path)).findFirst().orElseThrow();
  }

  List<Entry> below(List<String> path) {
    return entries.stream().filter(entry -> begins(entry, path)).toList();
  }

  Failure unknown(List<String> group, String word) {
    String where = group.isEmpty() ? "lvjw" : "lvjw " + String.join(" ", group);
    return Failure.usage(
        where + " has no command \"" + word + "\"", where + " --help lists what there is");
  }

  private static boolean begins(Entry entry, List<String> path) {
    List<String> words = entry.words();
    return words.size() >= path.size() && words.subList(0, path.size()).equals(path);
  }
}
