package io.maemae;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the shape of the program. The rows of {@link #ROWS} may use those below them, and nothing
 * beside or above.
 */
@AnalyzeClasses(packages = "io.maemae", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "io.maemae.";

  /** By name, or by codes that only one of them has. */
  private static final Pattern BROKER =
      Pattern.compile(
          "(?i)\\bkis|kiwoom|한국투자|키움|\\b(?:EGW|APBK|OPSP|H0ST|TTTC|VTTC)|\\bk[at]\\d{5}\\b");

  private static final String STRATEGY_FORMAT = "(\\\\.kis)?";

  /** The top row first. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("app.."),
          List.of("telegram..", "terminal.."),
          List.of("backtest.."),
          List.of("broker.kis..", "broker.kiwoom..", "broker.paper.."),
          List.of("broker"),
          List.of("store.."),
          List.of("schedule.."),
          List.of("journal.."),
          List.of("config.."),
          List.of("command.."),
          List.of("notice.."),
          List.of("desk.."),
          List.of("strategy.."),
          List.of("order.."),
          List.of("portfolio.."),
          List.of("market.."));

  private static final List<String> ADAPTERS =
      List.of(
          "telegram..",
          "terminal..",
          "broker.kis..",
          "broker.kiwoom..",
          "broker.paper..",
          "store..",
          "schedule..");

  private static final String[] FEATURES =
      packages(
          List.of(
              "command..",
              "notice..",
              "desk..",
              "strategy..",
              "order..",
              "portfolio..",
              "market.."));

  private static final String[] LIBRARIES = {
    "okhttp3..",
    "okio..",
    "com.fasterxml..",
    "java.sql..",
    "javax.sql..",
    "org.jdbi..",
    "org.h2..",
    "org.flywaydb..",
    "org.quartz..",
    "org.telegram..",
    "org.yaml..",
    "picocli..",
    "ch.qos.logback..",
    "java.net.http.."
  };

  @ArchTest
  static final ArchRule everyClassLivesInAPackageOfTheTable =
      classes().should().resideInAnyPackage(packages(ROWS.stream().flatMap(List::stream).toList()));

  @ArchTest
  static void arrowsPointDownTheTable(JavaClasses classes) {
    List<String> above = new ArrayList<>();
    for (List<String> row : ROWS) {
      for (String name : row) {
        List<String> others = new ArrayList<>(above);
        row.stream().filter(other -> !other.equals(name)).forEach(others::add);
        mayNotUse(name, others).check(classes);
      }
      above.addAll(row);
    }
  }

  @ArchTest
  static void anAdapterUsesNoOtherAdapter(JavaClasses classes) {
    for (String adapter : ADAPTERS) {
      mayNotUse(adapter, ADAPTERS.stream().filter(other -> !other.equals(adapter)).toList())
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule thereAreNoCycles =
      slices().matching("io.maemae.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule marketUsesOnlyJava =
      classes()
          .that()
          .resideInAPackage(ROOT + "market..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", ROOT + "market..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule featuresUseNoLibraryOfTheEdges =
      noClasses()
          .that()
          .resideInAnyPackage(FEATURES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LIBRARIES)
          .allowEmptyShould(true);

  @ArchTest static final ArchRule onlyConfigReadsYaml = onlyIn("config..", "org.yaml..");

  @ArchTest static final ArchRule onlyAppReadsTheCommandLine = onlyIn("app..", "picocli..");

  @ArchTest static final ArchRule onlyAppKnowsWhereLogsGo = onlyIn("app..", "ch.qos.logback..");

  @ArchTest static final ArchRule onlyChartsAreDrawn = onlyIn("notice.chart..", "java.awt..");

  @ArchTest
  static final ArchRule onlyChartsAreEncoded = onlyIn("notice.chart..", "javax.imageio..");

  @ArchTest
  static final ArchRule timeChanceAndThreadsAreGiven =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "app..")
          .should(takeTimeChanceOrThreads())
          .allowEmptyShould(true);

  /**
   * Names, codes and spellings of a broker stand in its adapter, and in what puts the program
   * together. The strategy format of that name is no broker's.
   */
  @ArchTest
  static void onlyAdaptersAndAppNameABroker(JavaClasses classes) throws IOException {
    Path sources = Path.of("src/main/java/io/maemae");
    List<String> named = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String owner = sources.relativize(file).getName(0).toString();
        String text = Files.readString(file).replace(STRATEGY_FORMAT, "");
        Matcher broker = BROKER.matcher(text);
        if (!owner.equals("broker") && !owner.equals("app") && broker.find()) {
          named.add(sources.relativize(file) + ": " + broker.group());
        }
      }
    }
    assertEquals(List.of(), named);
  }

  private static ArchRule mayNotUse(String name, List<String> others) {
    // With no other package the rule would be a mistake, so it names one that is never there.
    List<String> named = others.isEmpty() ? List.of("nothing") : others;
    return noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(named))
        .allowEmptyShould(true);
  }

  private static ArchRule onlyIn(String owner, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + owner)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> ROOT + name).toArray(String[]::new);
  }

  private static ArchCondition<JavaClass> takeTimeChanceOrThreads() {
    return new ArchCondition<>("take time, chance or threads from the machine") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaAccess<?> access : item.getAccessesFromSelf()) {
          if (isOfTheMachine(access.getTarget())) {
            events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isOfTheMachine(AccessTarget target) {
    if (!(target instanceof AccessTarget.CodeUnitAccessTarget unit)) {
      return false;
    }
    JavaClass owner = unit.getOwner();
    boolean made = unit.getName().equals("<init>");
    boolean bare = unit.getRawParameterTypes().isEmpty();
    if (made) {
      return owner.isAssignableTo(Thread.class)
          || isOneOf(
              owner,
              Timer.class,
              ThreadPoolExecutor.class,
              ScheduledThreadPoolExecutor.class,
              ForkJoinPool.class)
          || owner.isAssignableTo("java.security.SecureRandom")
          || (bare && isOneOf(owner, Random.class, SplittableRandom.class))
          || isOneOf(owner, java.net.Socket.class, java.net.ServerSocket.class);
    }
    return switch (unit.getName()) {
      case "currentTimeMillis", "nanoTime" -> owner.isEquivalentTo(System.class);
      // With a clock that was given, time is that clock's.
      case "now" ->
          !unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class))
              && isOneOf(
                  owner,
                  Instant.class,
                  LocalDate.class,
                  LocalTime.class,
                  LocalDateTime.class,
                  OffsetDateTime.class,
                  ZonedDateTime.class);
      case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
          owner.isEquivalentTo(Clock.class);
      case "random" -> owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
      case "current" -> owner.isEquivalentTo(ThreadLocalRandom.class);
      case "randomUUID" -> owner.isEquivalentTo(UUID.class);
      case "sleep" -> owner.isEquivalentTo(Thread.class);
      case "commonPool" -> owner.isEquivalentTo(ForkJoinPool.class);
      default -> owner.isEquivalentTo(Executors.class);
    };
  }

  private static boolean isOneOf(JavaClass owner, Class<?>... types) {
    return List.of(types).stream().anyMatch(owner::isEquivalentTo);
  }
}
