package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.night.decision.DecisionOutcome;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.report.content.Report;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.decision.ZoneDecision;
import org.junit.jupiter.api.Test;

class DecisionPartsTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-06-01");

  private static Report report(Locale language, Row... decisions) {
    Row zone =
        ReportRows.zone(
            "Housing",
            ImpededQualityZone.SPIKE,
            "ESTABLISHED",
            Map.of(ImpededQualityZone.IS_OPEN, true, ImpededQualityZone.NORM_SECONDS, 420.0));
    return ReportBuilder.of(
        new MonthOf("ORG", MONTH)
            .with(MonthOf.Part.ZONES, List.of(zone))
            .with(MonthOf.Part.DECISIONS, List.of(decisions))
            .figures(),
        language);
  }

  private static Row decision(String service, String state, boolean isOverdue) {
    Map<String, Object> row = new HashMap<>();
    row.put(DecisionOutcome.DECISION_ID, (long) service.hashCode());
    row.put(Contact.ORGANISATION, "ORG");
    row.put(Contact.SERVICE, service);
    row.put(Contact.CHANNEL, "PHONE");
    row.put(Contact.SITUATION_TYPE, "COMPLEX");
    row.put(DecisionOutcome.DECIDED_ON, LocalDate.parse("2026-03-02"));
    row.put(DecisionOutcome.DECISION, "LOOSEN");
    row.put(DecisionOutcome.REASON, "Eight in ten need eleven minutes.");
    row.put(DecisionOutcome.PROMISED, -0.012);
    row.put(ZoneDecision.PROMISED_BOUNDS.lower(), -0.018);
    row.put(ZoneDecision.PROMISED_BOUNDS.upper(), -0.006);
    row.put(DecisionOutcome.REALISED, -0.010);
    row.put(DecisionOutcome.REALISED_BOUNDS.lower(), -0.015);
    row.put(DecisionOutcome.REALISED_BOUNDS.upper(), -0.005);
    row.put(DecisionOutcome.BASIS, "NORM_CHANGE");
    row.put(DecisionOutcome.STATE, state);
    row.put(DecisionOutcome.LOOK_AGAIN_ON, LocalDate.parse("2026-06-15"));
    row.put(DecisionOutcome.IS_LATEST, true);
    row.put(DecisionOutcome.IS_OVERDUE, isOverdue);
    return ReportRows.row(DecisionOutcome.TABLE, row);
  }

  private static List<String> points(Report report) {
    return report.sections().stream()
        .filter(section -> section.id().equals("decisions"))
        .flatMap(section -> section.points().stream())
        .map(point -> point.replace('\u00a0', ' '))
        .toList();
  }

  @Test
  void whatIsDueComesFirstAndIsToDecide() {
    Report report =
        report(Locale.ENGLISH, decision("Loans", "KEPT", false), decision("Housing", "OPEN", true));
    assertThat(report.toDecide().heading()).isEqualTo("To review: one decision");
    assertThat(report.toDecide().target()).isEqualTo("decisions");
    assertThat(points(report))
        .containsExactly(
            "Housing by phone, high complexity. Decided on March 2, 2026: the norm is given more time. Reason: Eight in ten need eleven minutes. Promised: repeats change by -1.2 points (-1.8 to -0.6). So far repeats have changed by -1.0 points (95 % interval: -1.5 to -0.5), compared with situations of the service whose norm stayed. Whether the promise is kept is open. The review was due on June 15, 2026, and no later decision has been made.",
            "Loans by phone, high complexity. Decided on March 2, 2026: the norm is given more time. Reason: Eight in ten need eleven minutes. Promised: repeats change by -1.2 points (-1.8 to -0.6). So far repeats have changed by -1.0 points (95 % interval: -1.5 to -0.5), compared with situations of the service whose norm stayed. The promise is kept. To be reviewed on June 15, 2026.",
            "Promises with a final outcome: 1; kept: 1.");
  }

  @Test
  void aZoneThatIsDecidedWaitsForNobody() {
    String look = "To look into with those who do the work";
    assertThat(report(Locale.ENGLISH).toDecide().heading()).isEqualTo(look);
    assertThat(report(Locale.ENGLISH, decision("Loans", "OPEN", false)).toDecide().heading())
        .isEqualTo(look);
    assertThat(report(Locale.ENGLISH, decision("Housing", "OPEN", false)).toDecide().heading())
        .isEqualTo("Nothing is to be decided");
  }

  @Test
  void withoutADecisionThereIsNoPart() {
    assertThat(points(report(Locale.FRENCH))).isEmpty();
    assertThat(points(report(Locale.FRENCH, decision("Loans", "BROKEN", false))).get(0))
        .contains("Décidé le 2 mars 2026 : la norme laisse plus de temps.")
        .contains("L’engagement n’est pas tenu.");
  }
}
