package org.contretemps;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.contretemps");

  @Test
  void dependenciesPointDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy("..contretemps.cli..")
        .layer("notebook")
        .definedBy("..contretemps.notebook..")
        .layer("query")
        .definedBy("..contretemps.query..")
        .layer("job")
        .definedBy("..contretemps.job..")
        .layer("extract")
        .definedBy("..contretemps.extract..")
        .layer("trial")
        .definedBy("..contretemps.trial..")
        .layer("wording")
        .definedBy("..contretemps.wording..")
        .layer("simulation")
        .definedBy("..contretemps.simulation..")
        .layer("distribution")
        .definedBy("..contretemps.distribution..")
        .layer("zone")
        .definedBy("..contretemps.zone..")
        .layer("kpi")
        .definedBy("..contretemps.kpi..")
        .layer("norm")
        .definedBy("..contretemps.norm..")
        .layer("outcome")
        .definedBy("..contretemps.outcome..")
        .layer("load")
        .definedBy("..contretemps.load..")
        .layer("qualification")
        .definedBy("..contretemps.qualification..")
        .layer("feedback")
        .definedBy("..contretemps.feedback..")
        .layer("incident")
        .definedBy("..contretemps.incident..")
        .layer("event")
        .definedBy("..contretemps.event..")
        .layer("source")
        .definedBy("..contretemps.source..")
        .layer("contact")
        .definedBy("..contretemps.contact..")
        .layer("statistics")
        .definedBy("..contretemps.statistics..")
        .layer("warehouse")
        .definedBy("..contretemps.warehouse..")
        .layer("operation")
        .definedBy("..contretemps.operation..")
        .layer("table")
        .definedBy("..contretemps.table..")
        .layer("config")
        .definedBy("..contretemps.config..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("notebook")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("cli", "notebook")
        .whereLayer("query")
        .mayOnlyAccessLayers("job", "kpi", "qualification", "feedback", "warehouse", "table")
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("cli", "query")
        .whereLayer("simulation")
        .mayOnlyAccessLayers("table")
        .whereLayer("distribution")
        .mayOnlyAccessLayers("contact", "statistics", "table", "config")
        .whereLayer("qualification")
        .mayOnlyAccessLayers(
            "outcome", "load", "norm", "incident", "contact", "statistics", "table", "config")
        .whereLayer("zone")
        .mayOnlyAccessLayers(
            "qualification", "norm", "contact", "statistics", "wording", "table", "config")
        .whereLayer("kpi")
        .mayOnlyAccessLayers(
            "zone",
            "distribution",
            "qualification",
            "norm",
            "feedback",
            "contact",
            "statistics",
            "table",
            "config")
        .whereLayer("extract")
        .mayOnlyAccessLayers("kpi", "zone", "contact", "statistics", "wording")
        .whereLayer("trial")
        .mayOnlyAccessLayers("statistics", "simulation")
        .whereLayer("wording")
        .mayNotAccessAnyLayer()
        .whereLayer("outcome")
        .mayOnlyAccessLayers("contact", "table", "config")
        .whereLayer("load")
        .mayOnlyAccessLayers("contact", "table")
        .whereLayer("norm")
        .mayOnlyAccessLayers("contact", "table")
        .whereLayer("feedback")
        .mayOnlyAccessLayers("contact", "table")
        .whereLayer("incident")
        .mayOnlyAccessLayers("contact", "table")
        // An event log is read as any source is, and becomes contacts.
        .whereLayer("event")
        .mayOnlyAccessLayers("source", "contact", "table", "config")
        .whereLayer("source")
        .mayOnlyAccessLayers("table", "config")
        .whereLayer("contact")
        .mayOnlyAccessLayers("table", "config")
        .whereLayer("warehouse")
        // Sessions refuse settings with the configuration's own words.
        .mayOnlyAccessLayers("table", "config")
        .whereLayer("operation")
        .mayOnlyAccessLayers("table", "config")
        .whereLayer("statistics")
        .mayNotAccessAnyLayer()
        .whereLayer("table")
        .mayNotAccessAnyLayer()
        .whereLayer("config")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("org.contretemps.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theStatisticsKnowNoSpark() {
    noClasses()
        .that()
        .resideInAPackage("..contretemps.statistics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "io.delta..")
        .check(CLASSES);
  }

  @Test
  void aSimulatedWorldKnowsNoSparkUntilItIsWritten() {
    noClasses()
        .that()
        .resideInAPackage("..contretemps.simulation..")
        .and()
        .haveNameNotMatching(".*\\.(SimulatedLanding|LandingFiles)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..")
        .check(CLASSES);
  }

  /** A world that used the estimator would agree with its mistakes. */
  @Test
  void whatDrawsWorldsSharesOnlyCountingWithTheEstimator() {
    noClasses()
        .that()
        .haveNameMatching(
            ".*\\.trial\\.(.*Draw|CellPlan|TrialWorld|DrawnContact|NightlyClasses|Variation|SheddingKind)(\\$.*)?")
        .should()
        .dependOnClassesThat(
            resideInAPackage("..contretemps.statistics..")
                .and(not(simpleName("NormBins")))
                .and(not(simpleName("BinRange")))
                .and(not(simpleName("Strata")))
                .and(not(simpleName("NormPositionTally")))
                .and(not(simpleName("NormPositionCounts"))))
        .check(CLASSES);
  }

  @Test
  void onlyTheWarehouseKnowsDelta() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..contretemps.warehouse..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..contretemps.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
