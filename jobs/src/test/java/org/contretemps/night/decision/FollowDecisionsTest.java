package org.contretemps.night.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.Definitions;
import org.contretemps.house.FilledRows;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.decision.KeepDecision.Request;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.decision.DecisionKind;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.Change;
import org.contretemps.statistics.ledger.PromiseState;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One service by phone. Until the first of May 10 of 100 counted contacts a day are repeated, from
 * then on 6; three in a hundred more on every other day.
 */
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FollowDecisionsTest {
  private static final LocalDate DECIDED = LocalDate.parse("2026-05-01");
  private static final LocalDate FIRST = DECIDED.minusDays(40);
  private static final int MATURITY = Definitions.DEFAULT.outcomes().maturityDays();
  private static final LocalDate NIGHT = DECIDED.plusDays(50);
  private static final int CONTACTS = 100;

  @TempDir private static Path folder;
  private static Warehouse warehouse;

  @BeforeAll
  static void load() {
    TestHouse house = new TestHouse(folder);
    warehouse = house.warehouse();
    warehouse.create(QualifiedContact.TABLE);
    warehouse.replaceDates(
        QualifiedContact.TABLE,
        Contact.CONTACT_DATE,
        List.of(NIGHT),
        new QualifiedRows().add(QualifiedRows.plain(NIGHT, 1, 200)).frame(),
        Lineage.NONE.on(NIGHT));
    FilledRows counts = new FilledRows(OutcomeCount.TABLE, FIRST);
    for (LocalDate date = FIRST;
        !date.isAfter(NIGHT.minusDays(MATURITY));
        date = date.plusDays(1)) {
      counts.add(count(date));
    }
    counts.store(warehouse);
    Map<String, Object> zone = cell("S1");
    zone.put(ImpededQualityZone.IS_OPEN, true);
    zone.put(ImpededQualityZone.NORM_SECONDS, 300.0);
    zone.put(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE);
    zone.put(ImpededQualityZone.LABEL, "IMPEDED_QUALITY");
    zone.put(ImpededQualityZone.VERDICT, "ESTABLISHED");
    zone.put(ImpededQualityZone.CHANGE, null);
    zone.put(ImpededQualityZone.CONTACTS, 1_000L);
    zone.put(ImpededQualityZone.ADVERSE, 100L);
    zone.put(ImpededQualityZone.OVER, 100L);
    new FilledRows(ImpededQualityZone.TABLE, NIGHT).add(zone).store(warehouse);
  }

  private static Map<String, Object> cell(String service) {
    Map<String, Object> cell = new HashMap<>();
    cell.put(Contact.ORGANISATION, "ORG");
    cell.put(Contact.SERVICE, service);
    cell.put(Contact.CHANNEL, "PHONE");
    cell.put(Contact.SITUATION_TYPE, "COMPLEX");
    return cell;
  }

  private static Map<String, Object> count(LocalDate date) {
    Map<String, Object> count = cell("S1");
    long repeats = (date.isBefore(DECIDED) ? 10 : 6) + 3 * (date.toEpochDay() % 2);
    count.put(OutcomeCount.CONTACT_DATE, date);
    count.put(OutcomeCount.LOAD_QUARTILE, 2);
    count.put(OutcomeCount.HANDLED, (long) CONTACTS);
    count.put(OutcomeCount.COUNTED, (long) CONTACTS);
    count.put(OutcomeCount.REPEATS, repeats);
    return count;
  }

  private static Request request(DecisionKind kind, LocalDate on, LocalDate lookAgain) {
    return new Request(
        on.atTime(9, 0).toInstant(ZoneOffset.UTC),
        "ORG",
        "S1",
        "PHONE",
        "COMPLEX",
        kind,
        "Longer talks first, then another look.",
        Optional.of(new Change(-0.05, -0.08, -0.02)),
        Optional.of(lookAgain));
  }

  private static FollowDecisions.Result follow(LocalDate asOf) {
    return new FollowDecisions(warehouse, Definitions.DEFAULT, Optional.of(asOf), step -> {}).run();
  }

  private static Row outcome(LocalDate asOf, LocalDate decidedOn) {
    List<Row> rows =
        warehouse
            .read(DecisionOutcome.TABLE)
            .where(functions.col(DecisionOutcome.AS_OF_DATE).equalTo(asOf))
            .where(functions.col(DecisionOutcome.DECIDED_ON).equalTo(decidedOn))
            .collectAsList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static double figure(Row row, String column) {
    return row.<Double>getAs(column);
  }

  @Test
  @Order(1)
  void withoutADecisionNothingIsWritten() {
    assertThat(follow(NIGHT)).isEqualTo(FollowDecisions.Result.NOTHING);
    assertThat(warehouse.exists(DecisionOutcome.TABLE)).isFalse();
  }

  @Test
  @Order(2)
  void aDecisionIsKeptOnceWithWhatItAnswers() {
    Request request = request(DecisionKind.LOOSEN, DECIDED, NIGHT.minusDays(1));
    new KeepDecision(warehouse, request).run();
    KeepDecision.Result kept = new KeepDecision(warehouse, request).run();
    assertThat(kept).isEqualTo(new KeepDecision.Result("OPEN", Optional.of(300.0)));
    List<Row> rows = warehouse.read(ZoneDecision.TABLE).collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).<Instant>getAs(ZoneDecision.DECIDED_AT)).isEqualTo(request.at());
    assertThat(rows.get(0).<String>getAs(ZoneDecision.SOURCE)).isEqualTo(KeepDecision.COMMAND);
  }

  @Test
  @Order(3)
  void whatIsNoDecisionIsRefused() {
    Request good = request(DecisionKind.KEEP, DECIDED, NIGHT);
    assertThatThrownBy(
            () ->
                new KeepDecision(
                        warehouse,
                        new Request(
                            good.at(),
                            "ORG",
                            "S9",
                            "PHONE",
                            "COMPLEX",
                            good.kind(),
                            good.reason(),
                            good.promised(),
                            good.lookAgainOn()))
                    .run())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no night has stated anything of ORG, S9, PHONE, COMPLEX");
    assertThatThrownBy(
            () -> new KeepDecision(warehouse, request(DecisionKind.KEEP, DECIDED, DECIDED)).run())
        .hasMessageContaining("2026-05-01, the date to look again, has passed");
    LocalDate ahead = LocalDate.now(ZoneOffset.UTC).plusDays(3);
    assertThatThrownBy(
            () ->
                new KeepDecision(warehouse, request(DecisionKind.KEEP, ahead, ahead.plusDays(1)))
                    .run())
        .hasMessageContaining("is still to come");
  }

  @Test
  @Order(4)
  void whatCameStandsBesideWhatWasPromised() {
    FollowDecisions.Result result = follow(NIGHT);
    assertThat(result.decisions()).isEqualTo(1);
    assertThat(result.overdue()).isEqualTo(1);
    assertThat(result.due()).hasSize(1);
    assertThat(result.due().get(0))
        .containsEntry("decision", "LOOSEN")
        .containsEntry("service", "S1")
        .containsEntry("promise_state", "KEPT");
    Row row = outcome(NIGHT, DECIDED);
    assertThat(figure(row, DecisionOutcome.REALISED)).isCloseTo(-0.04, within(1e-9));
    assertThat(figure(row, DecisionOutcome.REALISED_BOUNDS.lower())).isBetween(-0.06, -0.045);
    assertThat(row.<String>getAs(DecisionOutcome.BASIS)).isEqualTo("WITHOUT_COMPARISON");
    assertThat(row.<String>getAs(DecisionOutcome.STATE)).isEqualTo(PromiseState.KEPT.name());
    assertThat(row.<Boolean>getAs(DecisionOutcome.IS_ZONE_OPEN)).isTrue();
  }

  @Test
  @Order(5)
  void theSameNightAgainSaysTheSame() {
    Row before = outcome(NIGHT, DECIDED);
    assertThat(follow(NIGHT).due()).hasSize(1);
    assertThat(outcome(NIGHT, DECIDED)).isEqualTo(before);
  }

  @Test
  @Order(6)
  void soonAfterItNothingIsKnownYet() {
    assertThat(follow(DECIDED.plusDays(10)).overdue()).isZero();
    Row row = outcome(DECIDED.plusDays(10), DECIDED);
    assertThat(row.isNullAt(row.fieldIndex(DecisionOutcome.REALISED))).isTrue();
    assertThat(row.<String>getAs(DecisionOutcome.STATE)).isEqualTo(PromiseState.OPEN.name());
  }

  @Test
  @Order(7)
  void aJudgedChangeOfTheNormGoesBeforeTheCellItself() {
    Map<String, Object> change = new HashMap<>();
    change.put(Contact.ORGANISATION, "ORG");
    change.put(Contact.SERVICE, "S1");
    change.put(NormChangeEffect.WEEK, LocalDate.parse("2026-05-04"));
    change.put(NormChangeEffect.VERDICT, NormChangeEffect.ESTABLISHED);
    change.put(NormChangeEffect.DIRECTION, NormChangeEffect.LOOSENED);
    change.put(NormChangeEffect.EFFECT, 0.01);
    change.put(NormChangeEffect.EFFECT_ERROR, 0.004);
    change.put(NormChangeEffect.DF, 20);
    change.put(NormChangeEffect.BREAKDOWN, 2.34);
    new FilledRows(NormChangeEffect.TABLE, NIGHT).add(change).store(warehouse);
    follow(NIGHT);
    Row row = outcome(NIGHT, DECIDED);
    assertThat(row.<String>getAs(DecisionOutcome.BASIS)).isEqualTo("NORM_CHANGE");
    assertThat(figure(row, DecisionOutcome.REALISED_BOUNDS.upper()))
        .isCloseTo(0.01 + 2.085963 * 0.004, within(1e-6));
    assertThat(row.<String>getAs(DecisionOutcome.STATE)).isEqualTo(PromiseState.BROKEN.name());
    assertThat(Ledger.sentences(row, Locale.ENGLISH))
        .contains(
            "For this effect to vanish, these situations would have to have drifted 2.3 times as far after the change of the norm as before it.");
    assertThat(String.join(" ", Ledger.sentences(row, Locale.FRENCH)))
        .contains("dériver d’elles-mêmes 2,3 fois plus après le changement de norme qu’avant");
  }

  @Test
  @Order(8)
  void aLaterDecisionAnswersForTheCell() {
    LocalDate later = NIGHT.minusDays(2);
    new KeepDecision(warehouse, request(DecisionKind.KEEP, later, NIGHT.plusDays(30))).run();
    FollowDecisions.Result result = follow(NIGHT);
    assertThat(result.decisions()).isEqualTo(2);
    assertThat(result.overdue()).isZero();
    assertThat(outcome(NIGHT, DECIDED).<Boolean>getAs(DecisionOutcome.IS_LATEST)).isFalse();
    assertThat(outcome(NIGHT, later).<Boolean>getAs(DecisionOutcome.IS_LATEST)).isTrue();
  }

  @Test
  @Order(9)
  void theLedgerSaysItInBothLanguages() {
    Ledger ledger = Ledger.read(warehouse, NIGHT);
    Row zone = warehouse.read(ImpededQualityZone.TABLE).first();
    assertThat(ledger.sentences(zone, true, Locale.ENGLISH))
        .containsExactly(
            "Decided on June 18, 2026: the norm stays as it is. Reason: Longer talks first, then another look.",
            "Promised: repeats change by -5.0 points (-8.0 to -2.0).",
            "What came of it is not known yet: that takes 14 days of contacts, before and after, whose repeats are known.",
            "Whether the promise is kept is open.",
            "To be reviewed on July 20, 2026.");
    assertThat(String.join(" ", ledger.sentences(zone, true, Locale.FRENCH)))
        .contains("la norme est maintenue")
        .contains("-5,0 points (-8,0 à -2,0)");
    assertThat(
            Ledger.kept(
                warehouse
                    .read(DecisionOutcome.TABLE)
                    .where(functions.col(DecisionOutcome.AS_OF_DATE).equalTo(NIGHT))
                    .collectAsList()))
        .isEqualTo(new Ledger.Kept(0, 1));
    assertThat(new Ledger(List.of(), List.of()).sentences(zone, true, Locale.ENGLISH))
        .containsExactly("Nobody has decided on it yet.");
    assertThat(new Ledger(List.of(), List.of()).sentences(zone, false, Locale.ENGLISH)).isEmpty();
  }
}
