package org.contretemps;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.app.reference.PackagePlan;
import org.contretemps.app.reference.PackagePlan.Room;
import org.contretemps.job.Job;
import org.contretemps.warehouse.Warehouse;
import org.junit.jupiter.api.Test;

/** The walls of the house: the code against {@link PackagePlan}. */
class ArchitectureTest {
  private static final String ROOT = "org.contretemps.";
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "contretemps");

  /** The most that a room may hold. */
  private static final int FILES = 40;

  private static final int LINES = 3200;

  private static final Pattern OLD_DATES = Pattern.compile("java\\.sql\\.(\\*|Date|Timestamp)\\b");

  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?org\\.contretemps\\.([a-z.]+)\\.[A-Z]", Pattern.MULTILINE);

  /**
   * The classes that may name the warehouse although they are no jobs: parts of one, and readers.
   */
  private static final Set<String> PARTS_AND_READERS =
      Set.of(
          "Admission",
          "AssembledContacts",
          "AuditAgain",
          "ChangedPeriods",
          "ContactsInReach",
          "CountKpiDays",
          "ComputeIntraday",
          "CountNextFiles",
          "CountedFigures",
          "DailyTable",
          "DatedAhead",
          "DatesAhead",
          "DayCounts",
          "DefinedTables",
          "Desk",
          "LaterNights",
          "LatestUpsert",
          "Ledger",
          "Recommendations",
          "MovedContacts",
          "NormsWithoutContacts",
          "OwedDates",
          "PersonTraces",
          "QualifiedDates",
          "QualifiedNight",
          "Publishing",
          "RejectedAgain",
          "RejectedTraces",
          "RebuildNotice",
          "ReplacedConversations",
          "ReplacedReviews",
          "ReportFigures",
          "Spellings",
          "StatedClasses",
          "Staging",
          "TableForms",
          "Target",
          "Views",
          "WaitingConversations",
          "WarehouseStatus");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.contretemps");

  @Test
  void everyPackageStandsInThePlanAndSaysThereWhatItIsFor() throws IOException {
    Set<String> packages =
        CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));
    assertThat(PackagePlan.rooms().stream().map(Room::name))
        .containsExactlyInAnyOrderElementsOf(packages);
    for (Room room : PackagePlan.rooms()) {
      Path info = folder(room.name()).resolve("package-info.java");
      String text = Files.readString(info).replaceAll("\\s*\\n \\*\\s*", " ");
      assertThat(text).as(room.name()).contains(room.purpose());
    }
  }

  @Test
  void aPackageNamesOnlyWhatThePlanSays() throws IOException {
    for (Room room : PackagePlan.rooms()) {
      assertThat(named(room))
          .as(room.name())
          .allMatch(name -> room.uses().stream().anyMatch(use -> covers(use, name)));
    }
  }

  @Test
  void thePlanAllowsNothingThatIsNotUsed() throws IOException {
    for (Room room : PackagePlan.rooms()) {
      Set<String> named = named(room);
      assertThat(room.uses())
          .as(room.name())
          .allMatch(use -> named.stream().anyMatch(name -> covers(use, name)));
    }
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(CLASSES);
  }

  /** What a room holds can be kept in mind. */
  @Test
  void noRoomIsTooLarge() throws IOException {
    for (Room room : PackagePlan.rooms()) {
      List<Path> files = files(room.name());
      long lines = 0;
      for (Path file : files) {
        lines += Files.readAllLines(file).size();
      }
      assertThat(files).as(room.name()).hasSizeLessThanOrEqualTo(FILES);
      assertThat(lines).as(room.name()).isLessThanOrEqualTo(LINES);
    }
  }

  /** A name with two meanings has to be looked up each time. */
  @Test
  void noTwoClassesHaveTheSameName() {
    assertThat(
            CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getSimpleName))
        .doesNotHaveDuplicates();
  }

  /** Transforms are tested alone: only jobs, their parts and a few readers name the warehouse. */
  @Test
  void transformsDoNotWrite() {
    assertThat(
            CLASSES.stream()
                .filter(type -> !covers("warehouse", room(type)) && !covers("app", room(type)))
                .filter(ArchitectureTest::namesTheWarehouse)
                .map(ArchitectureTest::outermost)
                .filter(type -> !type.isAssignableTo(Job.class))
                .map(JavaClass::getSimpleName)
                .collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(PARTS_AND_READERS);
  }

  @Test
  void onlyTheEntryPointExits() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "app.Contretemps")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  /** The old ones are moments in the zone of a machine; rows hand out LocalDate and Instant. */
  @Test
  void datesHaveNoZone() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(OLD_DATES);
      }
    }
    noClasses()
        .should()
        .callMethod(Row.class, "getDate", int.class)
        .orShould()
        .callMethod(Row.class, "getTimestamp", int.class)
        .check(CLASSES);
  }

  /** It compares rows, and brings scalatest and JUnit 4 with it: no further than one class. */
  @Test
  void oneClassNamesSparkTestingBase() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(DataFrames.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.holdenkarau..", "org.scalatest..", "junit..", "org.junit")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("org.contretemps"));
  }

  private static boolean namesTheWarehouse(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Warehouse.class));
  }

  /**
   * The other packages and engines that a package names: by its classes, and by its imports, since
   * the compiler copies constants and leaves no trace of their origin.
   */
  private static Set<String> named(Room room) throws IOException {
    Set<String> named = new TreeSet<>();
    CLASSES.stream()
        .filter(own -> room(own).equals(room.name()))
        .flatMap(own -> own.getDirectDependenciesFromSelf().stream())
        .forEach(dependency -> named.add(nameOf(dependency.getTargetClass())));
    for (Path file : files(room.name())) {
      Matcher imports = IMPORT.matcher(Files.readString(file));
      while (imports.find()) {
        named.add(imports.group(1));
      }
    }
    named.remove("");
    named.remove(room.name());
    return named;
  }

  private static boolean covers(String use, String name) {
    return name.equals(use) || name.startsWith(use + ".");
  }

  /** The package of our own, or the engine in brackets, or nothing. */
  private static String nameOf(JavaClass target) {
    JavaClass type = target.getBaseComponentType();
    String name = type.getPackageName();
    if (name.startsWith(ROOT)) {
      return room(type);
    }
    if (isBelow(name, "org.apache.spark.sql.delta", "io.delta.storage")) {
      return "<delta-internals>";
    }
    if (isBelow(name, "io.delta")) {
      return "<delta>";
    }
    if (isBelow(
        name,
        "org.apache.spark.sql.catalyst",
        "org.apache.spark.sql.classic",
        "org.apache.spark.sql.execution")) {
      return "<spark-internals>";
    }
    if (isBelow(name, "org.apache.spark")) {
      return "<spark>";
    }
    return isBelow(name, "org.apache.hadoop") ? "<hadoop>" : "";
  }

  private static boolean isBelow(String name, String... packages) {
    return Stream.of(packages).anyMatch(above -> covers(above, name));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring(ROOT.length());
  }

  private static Path folder(String room) {
    return SOURCES.resolve(room.replace('.', '/'));
  }

  private static List<Path> files(String room) throws IOException {
    try (Stream<Path> files = Files.list(folder(room))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Every package is a slice of its own. */
  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
