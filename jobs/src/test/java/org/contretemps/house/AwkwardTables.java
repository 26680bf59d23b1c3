package org.contretemps.house;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * The input of extracts, of two organisations: one has figures in every table and all that harms a
 * page and a spreadsheet in its names, of the other only contacts are known.
 */
public record AwkwardTables(Warehouse warehouse) {
  public static final LocalDate MONTH = LocalDate.parse("2026-03-01");
  public static final String ORGANISATION = "Caf d’Évry & \"Cœur\" ../..";
  public static final String FOLDER = "Caf_d_Évry____Cœur__.._..";
  public static final String SERVICE = "<script>alert('é')</script>";
  public static final String TEAM = "=HYPERLINK(\"x\";\"y\")";
  public static final String TERRITORY_NAME = "Corse-du-Sud";
  public static final String BARE = "bare";
  public static final List<TableDefinition> TABLES =
      Stream.concat(
              KpiTables.ALL.stream().map(KpiTable::table),
              Stream.of(
                  ImpededQualityZone.TABLE,
                  NormWhatIf.TABLE,
                  NormChangeEffect.TABLE,
                  FeltQuality.TABLE))
          .toList();

  private static final LocalDate NIGHT = LocalDate.parse("2026-03-20");
  private static final int MONTHS_BEFORE = 3;
  private static final int PLACES = 40;

  public void store() {
    centre();
    antagonism();
    people();
    equity();
    zones();
    norms();
    felt();
  }

  /** The counts of the channel that there is in every month. */
  public static Map<String, Object> phone(int monthsBack) {
    return channel("PHONE", monthsBack, monthsBack == 0 ? 1_234 : 3_456 + monthsBack);
  }

  /** Shares of counts that are among what they are shares of. */
  private static Map<String, Object> channel(String channel, int monthsBack, long events) {
    Map<String, Object> counts = new HashMap<>();
    counts.put(KpiMonth.MONTH, MONTH.minusMonths(monthsBack));
    counts.put(Contact.ORGANISATION, ORGANISATION);
    counts.put(Contact.CHANNEL, channel);
    Stream.of("repeats", "resolved", "within_norm", "abandoned", "satisfied")
        .forEach(name -> counts.put(name, events + name.length()));
    Stream.of("counted", "coded", "with_norm", "offered", "answers")
        .forEach(name -> counts.put(name, 10_000L + name.length()));
    return counts;
  }

  private void centre() {
    FilledRows rows = new FilledRows(ContactCentreKpi.TABLE, MONTH);
    rows.add(channel("EMAIL", 0, 2_345)).add(bare());
    IntStream.rangeClosed(0, MONTHS_BEFORE).forEach(back -> rows.add(phone(back)));
    rows.store(warehouse);
  }

  private static Map<String, Object> bare() {
    Map<String, Object> row = new HashMap<>();
    for (StructField field : ContactCentreKpi.TABLE.writtenSchema().fields()) {
      if (field.nullable()) {
        row.put(field.name(), null);
      }
    }
    row.put(KpiMonth.MONTH, MONTH);
    row.put(Contact.ORGANISATION, BARE);
    row.put(Contact.CHANNEL, "PHONE");
    return row;
  }

  private void antagonism() {
    FilledRows rows = new FilledRows(AntagonismKpi.TABLE, MONTH);
    for (String scope : List.of("TEAM", "HANDOVER", "ORGANISATION")) {
      rows.add(
          Map.of(
              Contact.ORGANISATION,
              ORGANISATION,
              AntagonismKpi.SCOPE,
              scope,
              AntagonismKpi.GIVING_TEAM,
              TEAM,
              AntagonismKpi.QUANTITY,
              "NORM_MET",
              AntagonismKpi.QUALITY,
              "NO_REPEAT",
              AntagonismKpi.IS_ANTAGONISTIC,
              true));
    }
    rows.store(warehouse);
  }

  private void people() {
    new FilledRows(TwoLogicsKpi.TABLE, MONTH)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                KpiDay.OBJECTIVE, "GUIDANCE",
                TwoLogicsKpi.QUADRANT, "NEITHER",
                TwoLogicsKpi.NEXT_FILES, "WORSE"))
        .store(warehouse);
    new FilledRows(AttentionSymmetryKpi.TABLE, MONTH)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                Contact.TEAM, TEAM,
                AttentionSymmetryKpi.IS_ASYMMETRIC, true))
        .store(warehouse);
  }

  private void equity() {
    new FilledRows(ServiceQualityGapKpi.TABLE, MONTH)
        .add(
            Map.of(
                Contact.ORGANISATION, ORGANISATION,
                Contact.SERVICE, SERVICE,
                ServiceQualityGapKpi.QUADRANT, ServiceQualityGapKpi.BLIND_SPOT))
        .store(warehouse);
    FilledRows places = new FilledRows(TerritorialEquityKpi.TABLE, MONTH);
    for (int i = 0; i < PLACES; i++) {
      places.add(
          Map.of(
              Contact.ORGANISATION,
              ORGANISATION,
              Contact.SERVICE,
              "service " + i,
              Contact.TERRITORY,
              "2A"));
    }
    places.store(warehouse);
  }

  private void zones() {
    new FilledRows(ImpededQualityZone.TABLE, NIGHT)
        .add(
            Map.ofEntries(
                Map.entry(Contact.ORGANISATION, ORGANISATION),
                Map.entry(Contact.SERVICE, SERVICE),
                Map.entry(Contact.CHANNEL, "PHONE"),
                Map.entry(Contact.SITUATION_TYPE, "COMPLEX"),
                Map.entry(ImpededQualityZone.CELL_ID, 7L),
                Map.entry(ImpededQualityZone.NORM_ID, 8L),
                Map.entry(ImpededQualityZone.CONTACTS, 9_876L),
                Map.entry(ImpededQualityZone.ADVERSE, 1_234L),
                Map.entry(ImpededQualityZone.OVER, 2_345L),
                Map.entry(ImpededQualityZone.NORM_SECONDS, 300.0),
                Map.entry(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE),
                Map.entry(ImpededQualityZone.LABEL, "IMPEDED_QUALITY"),
                Map.entry(ImpededQualityZone.VERDICT, "ESTABLISHED"),
                Map.entry(ImpededQualityZone.CHANGE, ImpededQualityZone.OPENED),
                Map.entry(ImpededQualityZone.IS_OPEN, true)))
        .store(warehouse);
  }

  private void felt() {
    Map<String, Object> row = new HashMap<>();
    row.put(Contact.ORGANISATION, ORGANISATION);
    row.put(FeltQuality.QUESTION, "GOOD_WORK");
    row.put(FeltQuality.LACK, null);
    new FilledRows(FeltQuality.TABLE, NIGHT).add(row).store(warehouse);
  }

  private void norms() {
    new FilledRows(NormWhatIf.TABLE, NIGHT)
        .add(
            Map.of(
                Contact.ORGANISATION,
                ORGANISATION,
                NormWhatIf.CELL_ID,
                7L,
                NormWhatIf.NORM_SECONDS,
                300.0,
                NormWhatIf.CANDIDATE,
                360))
        .store(warehouse);
    new FilledRows(NormChangeEffect.TABLE, NIGHT)
        .add(
            Map.of(
                Contact.ORGANISATION,
                ORGANISATION,
                Contact.SERVICE,
                SERVICE,
                NormChangeEffect.DIRECTION,
                NormChangeEffect.TIGHTENED,
                NormChangeEffect.VERDICT,
                NormChangeEffect.ESTABLISHED))
        .store(warehouse);
  }
}
