package org.contretemps.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.night.decision.DecisionOutcome;
import org.contretemps.night.distribute.HandlingTimeDistribution;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.kpi.file.NextFile;
import org.contretemps.night.kpi.intraday.IntradayKpi;
import org.contretemps.night.kpi.intraday.SlotDay;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.load.ServiceLoad;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.passing.PassingHistogram;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.operation.JobRun;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ErasedPerson;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.NormFinding;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/**
 * Lists every table of a warehouse, from the sources to the indicators, and who may see which of
 * its columns.
 */
public final class Catalogue {
  private static final List<TableDefinition> LOADED =
      List.of(
          ContactEvent.TABLE,
          Contact.TABLE,
          NormLogEntry.TABLE,
          TimeNorm.TABLE,
          NormFinding.TABLE,
          Survey.TABLE,
          Review.TABLE,
          AgentPulse.TABLE,
          Incident.TABLE,
          ZoneDecision.TABLE);

  private static final List<TableDefinition> DERIVED =
      List.of(
          CustomerLeg.TABLE,
          ServiceLoad.TABLE,
          OutcomeCount.TABLE,
          DayClass.TABLE,
          QualifiedContact.TABLE,
          HandlingTimeHistogram.TABLE,
          HandlingTimeDistribution.TABLE,
          NormPositionHistogram.TABLE,
          PassingHistogram.TABLE,
          ImpededQualityZone.TABLE,
          NormWhatIf.TABLE,
          NormChangeEffect.TABLE,
          FeltQuality.TABLE,
          DecisionOutcome.TABLE,
          NormRecommendation.TABLE,
          KpiDay.TABLE,
          KpiFeedbackDay.TABLE,
          NextFile.TABLE,
          SlotDay.TABLE);

  private static final List<TableDefinition> ACCOUNTS =
      List.of(LoadAudit.TABLE, JobRun.TABLE, RejectedRecord.TABLE, ErasedPerson.TABLE);

  /** All tables. */
  public static final List<TableDefinition> TABLES =
      Stream.of(
              LOADED.stream(),
              DERIVED.stream(),
              KpiTables.ALL.stream().map(KpiTable::table),
              Stream.of(IntradayKpi.TABLE),
              ACCOUNTS.stream())
          .flatMap(tables -> tables)
          .toList();

  /** The tables that records are loaded into: one for each kind of input record. */
  public static List<TableDefinition> loaded() {
    return LOADED.stream()
        .filter(table -> !table.equals(TimeNorm.TABLE) && !table.equals(NormFinding.TABLE))
        .toList();
  }

  /** Tables with a row per contact, answer or person: their columns can identify one. */
  private static final List<TableDefinition> OF_PEOPLE =
      List.of(
          ContactEvent.TABLE,
          Contact.TABLE,
          QualifiedContact.TABLE,
          CustomerLeg.TABLE,
          DayClass.TABLE,
          Survey.TABLE,
          Review.TABLE,
          AgentPulse.TABLE,
          RejectedRecord.TABLE,
          ErasedPerson.TABLE);

  /** Tables with counts of groups of any size. */
  private static final List<TableDefinition> OF_SMALL_GROUPS =
      List.of(
          ServiceLoad.TABLE,
          OutcomeCount.TABLE,
          HandlingTimeHistogram.TABLE,
          HandlingTimeDistribution.TABLE,
          NormPositionHistogram.TABLE,
          PassingHistogram.TABLE,
          KpiDay.TABLE,
          KpiFeedbackDay.TABLE,
          NextFile.TABLE,
          SlotDay.TABLE);

  /** Tables of which nobody sees anything who is not entitled to the people in them. */
  private static final Set<String> CLOSED =
      Stream.concat(OF_PEOPLE.stream(), OF_SMALL_GROUPS.stream())
          .map(TableDefinition::name)
          .collect(Collectors.toUnmodifiableSet());

  /** Columns that lead to a person, or to one exchange with one. */
  static final Set<String> PERSONAL =
      Set.of(
          Contact.CUSTOMER_KEY,
          Contact.AGENT_KEY,
          Contact.CONTACT_ID,
          Contact.CONVERSATION_ID,
          Contact.CASE_ID,
          QualifiedContact.CONTACT_KEY,
          CustomerLeg.CONVERSATION_KEY,
          ContactEvent.EVENT_KEY,
          ContactEvent.EVENT_ID,
          Survey.COMMENT);

  private Catalogue() {}

  /** A table by its name. */
  public static Optional<TableDefinition> named(String name) {
    return TABLES.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The tables with a row per contact, answer or person. */
  public static List<TableDefinition> ofPeople() {
    return OF_PEOPLE;
  }

  /** Whether 'rebuild' computes a table again from what has been loaded. */
  public static boolean isDerived(TableDefinition table) {
    return !LOADED.contains(table) && !ACCOUNTS.contains(table);
  }

  /** What everybody who queries may see of a table: none of it if the list is empty. */
  public static List<String> openColumns(TableDefinition table) {
    return CLOSED.contains(table.name())
        ? List.of()
        : table.columns().stream()
            .map(Column::name)
            .filter(column -> !PERSONAL.contains(column))
            .toList();
  }

  /** Whether rows of a table can lead to a person, and have to go when one is erased. */
  public static boolean namesPeople(TableDefinition table) {
    return table.equals(RejectedRecord.TABLE)
        || table.columns().stream().map(Column::name).anyMatch(PERSONAL::contains);
  }
}
