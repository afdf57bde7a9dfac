package dev.lvjw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packages, who may use whom, and who may touch the machine: docs/architecture.md in force. */
class ArchitectureTest {
  private static final String OURS = "dev.lvjw";

  /**
   * For each package those of ours it may use; all may use the root's types except {@link Main}.
   */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("cli", Set.of("app", "hire", "terminal", "sandbox")),
          Map.entry(
              "app",
              Set.of("hire", "lever", "justworks", "oauth", "http", "webhook", "notify", "store")),
          Map.entry("hire", Set.of()),
          Map.entry("lever", Set.of("http", "hire")),
          Map.entry("justworks", Set.of("http", "hire")),
          Map.entry("oauth", Set.of("http", "store")),
          Map.entry("http", Set.of()),
          Map.entry("webhook", Set.of("http", "store")),
          Map.entry("notify", Set.of("http", "store")),
          Map.entry("store", Set.of("hire")),
          Map.entry("terminal", Set.of("app", "hire")),
          Map.entry("sandbox", Set.of()));

  private static final String SANDBOX = OURS + ".sandbox";

  /** The inside of the sandbox in the same way; empty is its entrance, all that cli may use. */
  private static final Map<String, Set<String>> INSIDE_THE_SANDBOX =
      Map.ofEntries(
          Map.entry(
              "", Set.of("lever", "justworks", "oauth", "fault", "mail", "page", "http", "world")),
          Map.entry("lever", Set.of("oauth", "fault", "page", "http", "world")),
          Map.entry("justworks", Set.of("oauth", "fault", "mail", "page", "http", "world")),
          Map.entry("oauth", Set.of("fault", "page", "http", "world")),
          Map.entry("fault", Set.of("http", "world")),
          Map.entry("mail", Set.of("http", "world")),
          Map.entry("page", Set.of("http")),
          Map.entry("http", Set.of()),
          Map.entry("world", Set.of()));

  /** SQLite's driver and the JDK's HTTP server take some settings by system property alone. */
  private static final Set<String> CONFIGURE_A_LIBRARY =
      Set.of("dev.lvjw.store.SqliteLibrary", "dev.lvjw.webhook.Receiver");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(OURS);

  @Test
  void everyPackageHasItsEdges() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(type -> packages.add(partOf(type)));
    packages.remove("");
    assertThat(packages).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @TestFactory
  Stream<DynamicTest> packagesUseOnlyTheirEdges() {
    return MAY_USE.entrySet().stream()
        .map(
            edges ->
                DynamicTest.dynamicTest(
                    edges.getKey(),
                    () ->
                        noClasses()
                            .that(arePartOf(edges.getKey()))
                            .should()
                            .dependOnClassesThat(
                                ours("outside what " + edges.getKey() + " may use")
                                    .and(
                                        described(
                                            "not allowed", type -> !allowed(edges.getKey(), type))))
                            .check(CLASSES)));
  }

  @Test
  void everyPackageOfTheSandboxHasItsEdges() {
    Set<String> packages = new TreeSet<>();
    CLASSES.that(arePartOf("sandbox")).forEach(type -> packages.add(below(SANDBOX, type)));
    assertThat(packages).containsExactlyInAnyOrderElementsOf(INSIDE_THE_SANDBOX.keySet());
  }

  @TestFactory
  Stream<DynamicTest> packagesOfTheSandboxUseOnlyTheirEdges() {
    return INSIDE_THE_SANDBOX.entrySet().stream()
        .map(
            edges ->
                DynamicTest.dynamicTest(
                    "sandbox." + edges.getKey(),
                    () ->
                        noClasses()
                            .that(arePartOf("sandbox"))
                            .and(
                                described(
                                    "are in its '" + edges.getKey() + "'",
                                    type -> below(SANDBOX, type).equals(edges.getKey())))
                            .should()
                            .dependOnClassesThat(
                                ours("in the sandbox")
                                    .and(arePartOf("sandbox"))
                                    .and(
                                        described(
                                            "are not in " + edges.getValue(),
                                            type ->
                                                !below(SANDBOX, type).equals(edges.getKey())
                                                    && !edges
                                                        .getValue()
                                                        .contains(below(SANDBOX, type)))))
                            .check(CLASSES)));
  }

  @Test
  void onlyTheEntranceOfTheSandboxIsUsed() {
    noClasses()
        .that(described("are not part of sandbox", type -> !partOf(type).equals("sandbox")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SANDBOX + ".*..")
        .check(CLASSES);
  }

  @Test
  void onlyMainLeavesTheRootAndOnlyForCli() {
    noClasses()
        .that(arePartOf(""))
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .dependOnClassesThat(
            ours("outside the root").and(described("", type -> !partOf(type).isEmpty())))
        .check(CLASSES);
    noClasses()
        .that()
        .haveFullyQualifiedName(Main.class.getName())
        .should()
        .dependOnClassesThat(
            ours("other than cli and the root")
                .and(described("", type -> !Set.of("", "cli").contains(partOf(type)))))
        .check(CLASSES);
  }

  @Test
  void theDomainIsPure() {
    noClasses()
        .that(arePartOf("hire"))
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            OURS,
            OURS + ".hire..",
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.math..",
            "java.net",
            "java.text",
            "org.jspecify..")
        .check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> librariesStayWhereTheyBelong() {
    return Stream.of(
        library(Set.of("cli"), "picocli.."),
        library(Set.of("http", "sandbox"), "java.net.http..", "com.github.mizosoft.."),
        library(Set.of("oauth", "webhook", "sandbox"), "com.sun.net.httpserver.."),
        library(Set.of("terminal"), "org.jline.."),
        library(Set.of("store"), "java.sql..", "javax.sql..", "org.sqlite.."),
        library(Set.of("notify", "sandbox"), "jakarta.mail..", "org.eclipse.angus.."));
  }

  private static DynamicTest library(Set<String> users, String... packages) {
    return DynamicTest.dynamicTest(
        packages[0],
        () ->
            noClasses()
                .that(described("are not part of " + users, type -> !users.contains(partOf(type))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES));
  }

  @Test
  void onlyTheHostTouchesTheMachine() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(SystemHost.class.getName())
        .and(
            described(
                "configure no library", type -> !CONFIGURE_A_LIBRARY.contains(type.getName())))
        .should()
        .accessTargetWhere(touchesTheMachine())
        .check(CLASSES);
  }

  @Test
  void stackTracesAppearOnlyInTheFailureReport() {
    noClasses()
        .should()
        .accessTargetWhere(
            access(
                "prints a stack trace to System.err",
                target ->
                    target.getName().equals("printStackTrace")
                        && target instanceof AccessTarget.CodeUnitAccessTarget call
                        && call.getRawParameterTypes().isEmpty()))
        .check(CLASSES);
    noClasses()
        .that(described("are not part of cli", type -> !partOf(type).equals("cli")))
        .should()
        .accessTargetWhere(
            access("prints a stack trace", target -> target.getName().equals("printStackTrace")))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> touchesTheMachine() {
    Map<String, Set<String>> members =
        Map.of(
            "java.lang.System",
            Set.of(
                "out",
                "err",
                "in",
                "console",
                "exit",
                "getenv",
                "getProperty",
                "getProperties",
                "setProperty",
                "setOut",
                "setErr",
                "setIn",
                "currentTimeMillis",
                "nanoTime"),
            "java.lang.Runtime",
            Set.of("exit", "halt", "exec"),
            "java.lang.Thread",
            Set.of("sleep"),
            "java.util.concurrent.TimeUnit",
            Set.of("sleep"),
            "java.time.Clock",
            Set.of(
                "system",
                "systemUTC",
                "systemDefaultZone",
                "tickMillis",
                "tickSeconds",
                "tickMinutes"),
            "java.lang.Math",
            Set.of("random"),
            "java.util.UUID",
            Set.of("randomUUID"));
    Set<String> randomness =
        Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.security.SecureRandom",
            "java.util.concurrent.ThreadLocalRandom");
    return access(
        "touches streams, environment, clock, sleep or randomness",
        target -> {
          String owner = target.getOwner().getName();
          return members.getOrDefault(owner, Set.of()).contains(target.getName())
              || (randomness.contains(owner) && !seeds(target))
              || (owner.startsWith("java.time.") && readsTheSystemClock(target));
        });
  }

  /** {@code new Random(seed)}: always the same, so no chance. */
  private static boolean seeds(AccessTarget target) {
    return target instanceof AccessTarget.ConstructorCallTarget call
        && !call.getRawParameterTypes().isEmpty();
  }

  /** {@code Instant.now()} and its kin; {@code now(Clock)} takes the host's clock. */
  private static boolean readsTheSystemClock(AccessTarget target) {
    return target.getName().equals("now")
        && target instanceof AccessTarget.CodeUnitAccessTarget call
        && call.getRawParameterTypes().stream()
            .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
  }

  private static boolean allowed(String from, JavaClass to) {
    String part = partOf(to);
    return part.equals(from)
        || (part.isEmpty() && !to.getName().equals(Main.class.getName()))
        || MAY_USE.getOrDefault(from, Set.of()).contains(part);
  }

  private static String partOf(JavaClass type) {
    return below(OURS, type);
  }

  /** The name of the type's package below another, first level; empty for that one itself. */
  private static String below(String root, JavaClass type) {
    String name = type.getPackageName();
    return name.equals(root) ? "" : name.substring(root.length() + 1).split("\\.", 2)[0];
  }

  private static DescribedPredicate<JavaClass> arePartOf(String part) {
    return described("are part of '" + part + "'", type -> partOf(type).equals(part));
  }

  private static DescribedPredicate<JavaClass> ours(String which) {
    return described(
        "of ours " + which,
        type -> type.getPackageName().equals(OURS) || type.getPackageName().startsWith(OURS + "."));
  }

  private static DescribedPredicate<JavaClass> described(
      String description, java.util.function.Predicate<JavaClass> test) {
    return DescribedPredicate.describe(description, test);
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String description, java.util.function.Predicate<AccessTarget> test) {
    return DescribedPredicate.describe(description, access -> test.test(access.getTarget()));
  }
}
