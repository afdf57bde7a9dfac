package dev.lvjw.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two launchers as shell scripts, on a copy of the built tree whose path has a space. {@code
 * mvn} is replaced where a build would run, so that nothing is built here.
 */
class WorkingCopyIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  @Tag("machine")
  void runsInEveryShellAndThroughLinks(String shell) throws IOException {
    Path tree = tree();
    Path link = Files.createSymbolicLink(folder.resolve("link"), tree.resolve("lvjw"));
    try (Launcher launcher = Launcher.of(Path.of("/usr/bin/env"))) {
      javaThatEchoes(launcher, "25.0.1");
      Outcome outcome = launcher.run(shell, link.toString(), "--set", "firstName=A B");
      assertThat(outcome.exit()).as(outcome.toString()).isZero();
      assertThat(outcome.out()).endsWith("lib/lvjw.jar|--set|firstName=A B|\n");
      assertThat(outcome.err()).isEmpty();
    }
  }

  /** As ssh brings one along from a desk where it is installed. */
  @Test
  void aNameArrivesWholeUnderALocaleThatIsNotInstalled() throws IOException {
    Path built = Path.of("target/lvjw/bin/lvjw").toAbsolutePath();
    try (Launcher shell = Launcher.of(Path.of("/bin/sh"))) {
      Outcome outcome =
          shell
              .with("LC_ALL", "xx_XX.UTF-8")
              .run(
                  "-c",
                  "\""
                      + built
                      + "\" pending show \"$(printf 'J\\303\\274rgen')\" 2>&1 | od -c | head -3");
      assertThat(outcome.out()).contains("J 303 274   r");
    }
  }

  @Test
  void buildsWhenASourceIsNewerAndKeepsTheLockToItself() throws IOException {
    Path tree = tree();
    editAfterTheBuild(tree);
    try (Launcher launcher = Launcher.of(tree.resolve("lvjw"))) {
      javaThatEchoes(launcher, "25.0.1");
      mavenThat(launcher, "echo built >>\"" + folder + "/builds\"; sleep 0.5; touch target/built");
      try (Running first = launcher.start("one");
          Running second = launcher.start("two")) {
        Outcome one = first.await();
        Outcome two = second.await();
        assertThat(one.out()).as(one.toString()).endsWith("|one|\n");
        assertThat(two.out()).as(two.toString()).endsWith("|two|\n");
        assertThat(one.err() + two.err()).isEqualTo("Building lvjw…\n");
      }
      assertThat(Files.readString(folder.resolve("builds"))).isEqualTo("built\n");
      assertThat(launcher.run("three").err()).isEmpty();
      assertThat(Files.exists(tree.resolve("target/building"), LinkOption.NOFOLLOW_LINKS))
          .isFalse();
    }
  }

  @Test
  void aKilledBuildsLockDoesNotStopTheNext() throws IOException, InterruptedException {
    Path tree = tree();
    editAfterTheBuild(tree);
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createSymbolicLink(tree.resolve("target/building"), Path.of("pid-" + gone.pid()));
    try (Launcher launcher = Launcher.of(tree.resolve("lvjw"))) {
      javaThatEchoes(launcher, "25.0.1");
      mavenThat(launcher, "touch target/built");
      Outcome outcome = launcher.run("one");
      assertThat(outcome.out()).as(outcome.toString()).endsWith("|one|\n");
    }
  }

  @Test
  void aFailedBuildShowsMavensErrorsAndRunsNothing() throws IOException {
    Path tree = tree();
    editAfterTheBuild(tree);
    try (Launcher launcher = Launcher.of(tree.resolve("lvjw"))) {
      javaThatEchoes(launcher, "25.0.1");
      mavenThat(launcher, "cat; echo '[ERROR] no good'; exit 1");
      for (int attempt = 1; attempt <= 2; attempt++) {
        Outcome outcome = launcher.runWithInput("not for Maven", "one");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("Building lvjw…\n[ERROR] no good\n");
      }
    }
  }

  @Test
  void saysWhatToInstall() throws IOException {
    Path tree = tree();
    editAfterTheBuild(tree);
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : new String[] {"find", "readlink"}) {
      script(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
    }
    try (Launcher launcher = Launcher.of(tree.resolve("lvjw"))) {
      javaThatEchoes(launcher, "25.0.1");
      launcher.with("PATH", tools.toString());
      Outcome noMaven = launcher.run();
      assertThat(noMaven.exit()).isEqualTo(1);
      assertThat(noMaven.err()).hasLineCount(1).contains("install Maven 3.8");
      javaThatEchoes(launcher, "17.0.15");
      Outcome oldJava = launcher.run();
      assertThat(oldJava.exit()).isEqualTo(1);
      assertThat(oldJava.err()).hasLineCount(1).contains("LVJW_JAVA_HOME", "Java 25");
    }
  }

  @Test
  @Tag("machine")
  void aTreeThatIsNotOursIsSaid() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
    Path tree = tree();
    editAfterTheBuild(tree);
    Path target = tree.resolve("target");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    try (Launcher launcher = Launcher.of(tree.resolve("lvjw"))) {
      javaThatEchoes(launcher, "25.0.1");
      mavenThat(launcher, "exit 0");
      Outcome outcome = launcher.run();
      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.err()).hasLineCount(1).contains("can't write");
    } finally {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** What a build leaves: launchers, a jar, the stamp. */
  private Path tree() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("with a space"));
    copy(Path.of("lvjw"), tree.resolve("lvjw"));
    copy(Path.of("pom.xml"), tree.resolve("pom.xml"));
    try (Stream<Path> launchers = Files.list(Path.of("src/launcher"))) {
      for (Path launcher : launchers.toList()) {
        copy(launcher, tree.resolve(launcher));
        copy(launcher, tree.resolve("target/lvjw/bin").resolve(launcher.getFileName()));
      }
    }
    Files.createDirectories(tree.resolve("src/main"));
    Files.createDirectories(tree.resolve("target/lvjw/lib"));
    Files.createFile(tree.resolve("target/lvjw/lib/lvjw.jar"));
    Files.createFile(tree.resolve("target/built"));
    return tree;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** A home whose java prints the arguments from the jar on, each followed by a bar. */
  private void javaThatEchoes(Launcher launcher, String version) throws IOException {
    Path home = folder.resolve("java " + version);
    script(
        home.resolve("bin/java"),
        "while [ \"$1\" != -jar ]; do shift; done; shift; printf '%s|' \"$@\"; echo");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    launcher.with("LVJW_JAVA_HOME", home.toString());
  }

  /** A Maven first on the path that does this in the tree. */
  private void mavenThat(Launcher launcher, String does) throws IOException {
    script(
        folder.resolve("bin/mvn"),
        "while [ \"$1\" != -f ]; do shift; done; cd \"${2%/*}\" || exit; " + does);
    launcher.with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A source newer than the stamp; no waiting for the clock. */
  private static void editAfterTheBuild(Path tree) throws IOException {
    Files.createFile(tree.resolve("src/main/Some.java"));
    FileTime before = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(tree.resolve("target/built"), before);
  }
}
