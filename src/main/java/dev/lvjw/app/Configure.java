package dev.lvjw.app;

import dev.lvjw.ExitCode;
import dev.lvjw.Failure;
import dev.lvjw.store.Setting;
import dev.lvjw.store.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and changes settings. Secrets come in by prompt or stdin and never go out. */
public final class Configure {
  private static final int LONGEST_SECRET = 8192;

  private final Workspace workspace;

  public Configure(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A setting as it is shown.
   *
   * @param value for a secret just that it is set
   * @param from where it comes from
   * @param variable the environment variable that sets it
   * @param problem why the value can't be used, where it can't
   */
  public record Shown(
      String key,
      Optional<String> value,
      String from,
      boolean secret,
      String variable,
      String meaning,
      Optional<Failure> problem) {
    private static Shown of(
        Setting setting, Optional<String> value, String from, Optional<Failure> problem) {
      return new Shown(
          setting.key(),
          value,
          from,
          setting.secret(),
          setting.variable(),
          setting.meaning(),
          problem);
    }
  }

  private static Setting setting(String key) {
    return Setting.ofKey(key.strip())
        .orElseThrow(
            () -> Failure.usage("there is no setting \"" + key + "\"", "lvjw config list"));
  }

  /**
   * The value of a setting.
   *
   * @throws Failure (usage) when there is no such setting or it is a secret; (not found) when it
   *     has no value
   */
  public String value(String key) {
    Setting setting = setting(key);
    if (setting.secret()) {
      throw Failure.usage(
          setting.key() + " is a secret and is never shown",
          "lvjw config list shows whether it is set");
    }
    return workspace
        .settings()
        .find(setting)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.NOT_FOUND,
                    "setting_missing",
                    setting.key() + " is not set",
                    "lvjw config set " + setting.key() + " VALUE"));
  }

  /**
   * Changes a setting.
   *
   * @param value empty for a secret: it is asked for, or read from stdin
   */
  public void set(String key, Optional<String> value) {
    Setting setting = setting(key);
    if (!setting.secret()) {
      workspace
          .settings()
          .set(
              setting,
              value.orElseThrow(
                  () ->
                      Failure.usage(
                          "the value is missing", "lvjw config set " + setting.key() + " VALUE")));
      return;
    }
    if (value.isPresent()) {
      throw Failure.usage(
          setting.key() + " is a secret: others can read it among the arguments of processes",
          "lvjw config set " + setting.key() + " (then type it, or pipe it in)");
    }
    workspace.credentials().saveSecret(setting, secret(setting));
  }

  private String secret(Setting setting) {
    Prompter prompter = workspace.prompter();
    if (prompter.interactive()) {
      return prompter
          .askSecret(
              setting.key() + ":", "pipe it in: lvjw config set " + setting.key() + " < FILE")
          .orElseThrow(() -> empty(setting));
    }
    try {
      byte[] piped = workspace.host().in().readNBytes(LONGEST_SECRET);
      String secret = new String(piped, StandardCharsets.UTF_8).strip();
      if (secret.isEmpty()) {
        throw empty(setting);
      }
      return secret;
    } catch (IOException e) {
      throw empty(setting).causedBy(e);
    }
  }

  private static Failure empty(Setting setting) {
    return Failure.usage(
        "no secret came in", "lvjw config set " + setting.key() + " < FILE, or type it when asked");
  }

  /** Forgets what the profile says; the environment and the default still speak. */
  public void unset(String key) {
    Setting setting = setting(key);
    if (setting.secret()) {
      workspace.credentials().removeSecret(setting);
    } else {
      workspace.settings().unset(setting);
    }
  }

  /** All settings, those among them that can't be used. */
  public List<Shown> list() {
    return Stream.of(Setting.values())
        .map(setting -> setting.secret() ? secretShown(setting) : shown(setting))
        .toList();
  }

  private Shown shown(Setting setting) {
    Settings settings = workspace.settings();
    try {
      return Shown.of(
          setting, settings.find(setting), settings.origin(setting).word(), Optional.empty());
    } catch (Failure wrong) {
      return notUsable(setting, wrong);
    }
  }

  /** One whose default follows another that is wrong has nothing wrong with itself. */
  private Shown notUsable(Setting setting, Failure wrong) {
    Settings.Origin origin = workspace.settings().given(setting).orElse(Settings.Origin.UNSET);
    return Shown.of(
        setting,
        Optional.empty(),
        origin.word(),
        origin == Settings.Origin.UNSET ? Optional.empty() : Optional.of(wrong));
  }

  private Shown secretShown(Setting setting) {
    boolean set = workspace.credentials().secret(setting).isPresent();
    return Shown.of(
        setting,
        set ? Optional.of("(set, not shown)") : Optional.empty(),
        set ? workspace.credentials().origin(setting).word() : Settings.Origin.UNSET.word(),
        Optional.empty());
  }

  /** Keys in the file that lvjw doesn't know. */
  public List<String> unknownKeys() {
    return workspace.settings().unknownKeys();
  }
}
