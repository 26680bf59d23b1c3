package org.contretemps.publish.dossier;

import java.util.Map;
import java.util.OptionalInt;
import org.contretemps.config.Configuration;
import org.contretemps.config.IngestSettings;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.config.Retention;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ErasedPerson;
import org.contretemps.record.event.ContactEvent;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;

/** The rules by which tables are kept: one setting, one default, one reason each. */
enum Kept {
  RECORDS("retention.record-days"),
  LEGS("retention.record-days"),
  AGENT_COUNTS("retention.agent-count-days"),
  REJECTED("retention.rejected-days"),
  EVENTS("ingest.keep-events-days"),
  PULSES(""),
  TOMBSTONES(""),
  AGGREGATES("");

  /** The longest that the French authority's advice admits for evaluations of calls, in days. */
  static final int ADVISED_FOR_EVALUATIONS = 365;

  private static final Map<TableDefinition, Kept> OF_PEOPLE =
      Map.of(
          Contact.TABLE, RECORDS,
          QualifiedContact.TABLE, RECORDS,
          Survey.TABLE, RECORDS,
          Review.TABLE, RECORDS,
          CustomerLeg.TABLE, LEGS,
          DayClass.TABLE, AGENT_COUNTS,
          RejectedRecord.TABLE, REJECTED,
          ContactEvent.TABLE, EVENTS,
          AgentPulse.TABLE, PULSES,
          ErasedPerson.TABLE, TOMBSTONES);

  private final String setting;

  Kept(String setting) {
    this.setting = setting;
  }

  /** The rule for a table. */
  static Kept of(TableDefinition table) {
    return OF_PEOPLE.getOrDefault(table, AGGREGATES);
  }

  /** The configuration key; empty if there is none. */
  String setting() {
    return setting;
  }

  /** For how many days; empty if for good. */
  OptionalInt days(Configuration configuration) {
    return days(
        configuration.retention(),
        configuration.definitions().outcomes(),
        configuration.ingest().keepEventsDays());
  }

  /** The same by default. */
  OptionalInt defaultDays() {
    return days(Retention.DEFAULT, OutcomeWindows.DEFAULT, IngestSettings.DEFAULT.keepEventsDays());
  }

  private OptionalInt days(Retention retention, OutcomeWindows windows, int eventDays) {
    return switch (this) {
      case RECORDS -> OptionalInt.of(retention.recordDays());
      case LEGS -> OptionalInt.of(retention.recordDays() + windows.lookBackDays());
      case AGENT_COUNTS -> OptionalInt.of(retention.agentCountDays());
      case REJECTED -> OptionalInt.of(retention.rejectedDays());
      case EVENTS -> OptionalInt.of(eventDays);
      default -> OptionalInt.empty();
    };
  }
}
