package org.contretemps.publish.report;

import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.Names;
import org.contretemps.night.decision.DecisionOutcome;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.felt.FeltQuestion;
import org.contretemps.night.kpi.DayCounts;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.kpi.quality.CareKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.recommendation.Recommendations;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.night.zone.statement.CellProfiles;
import org.contretemps.publish.name.ShownNames;
import org.contretemps.publish.picture.NormPicture;
import org.contretemps.publish.picture.Picture;
import org.contretemps.publish.query.Views;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Speech;

/** Reads the table rows from which reports are built. */
public final class ReportFigures {
  private static final int MOST_PICTURES = 6;
  private static final int MONTHS_SHOWN = 12;

  private final Warehouse warehouse;
  private final Views open;
  private final LocalDate month;
  private final ShownNames names;
  private final Names configured;

  /**
   * @param month first day of the month
   * @param names what people call what the data have codes for
   */
  public ReportFigures(Warehouse warehouse, LocalDate month, Names names) {
    this.warehouse = warehouse;
    this.open = new Views(warehouse, false);
    this.month = month;
    this.names = new ShownNames(names);
    this.configured = names;
  }

  /** The organisations with indicators in the month. */
  public List<String> organisations() {
    return organisations(
        warehouse.read(ContactCentreKpi.TABLE).where(col(KpiMonth.MONTH).equalTo(month)));
  }

  /** Those that ever had any. */
  public List<String> organisationsOfAllMonths() {
    return organisations(warehouse.read(ContactCentreKpi.TABLE));
  }

  private static List<String> organisations(Dataset<Row> indicators) {
    return indicators
        .select(Contact.ORGANISATION)
        .distinct()
        .sort(Contact.ORGANISATION)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** The figures of an organisation; its pictures speak the language. */
  public MonthFigures of(String organisation, Locale language) {
    Speech speech = configured.speech(organisation, language);
    List<Row> zones = lastNight(month).map(night -> stated(organisation, night)).orElse(List.of());
    return new MonthFigures(
        names.organisation(organisation),
        speech.people(),
        month,
        names.named(zones),
        lastNight(month.minusMonths(1))
            .map(night -> names.named(stated(organisation, night)))
            .orElse(List.of()),
        lastNight(month).map(night -> candidateNorms(organisation, night)).orElse(List.of()),
        within(NormChangeEffect.TABLE, organisation, NormChangeEffect.AS_OF_DATE, month),
        within(
            ContactCentreKpi.TABLE,
            organisation,
            KpiMonth.MONTH,
            month.minusMonths(MONTHS_SHOWN - 1L)),
        within(TwoLogicsKpi.TABLE, organisation, KpiMonth.MONTH, month),
        within(AttentionSymmetryKpi.TABLE, organisation, KpiMonth.MONTH, month),
        within(ServiceQualityGapKpi.TABLE, organisation, KpiMonth.MONTH, month),
        within(TerritorialEquityKpi.TABLE, organisation, KpiMonth.MONTH, month),
        within(AntagonismKpi.TABLE, organisation, KpiMonth.MONTH, month),
        felt(organisation),
        within(CareKpi.TABLE, organisation, KpiMonth.MONTH, month),
        names.named(decisions(organisation)),
        names.named(Recommendations.ofMonth(warehouse, organisation, month, zones)),
        pictures(zones, speech),
        days(organisation, zones));
  }

  /** Counts by day, as long as the month goes on. */
  private List<Row> days(String organisation, List<Row> zones) {
    return zones.stream()
        .findFirst()
        .map(zone -> new Figures(zone).date(ImpededQualityZone.AS_OF_DATE))
        .filter(night -> night.plusDays(1).isBefore(month.plusMonths(1)))
        .map(night -> new DayCounts(warehouse, month).of(organisation))
        .orElse(List.of());
  }

  /** Nobody has decided anything before the table is there. */
  private List<Row> decisions(String organisation) {
    return lastNight(month)
        .filter(night -> warehouse.exists(DecisionOutcome.TABLE))
        .map(
            night ->
                on(DecisionOutcome.TABLE, organisation)
                    .where(col(DecisionOutcome.AS_OF_DATE).equalTo(night))
                    .sort(DecisionOutcome.DECIDED_ON, DecisionOutcome.DECISION_ID)
                    .collectAsList())
        .orElse(List.of());
  }

  /** A month is stated some days after its end: until then the one before is shown. */
  private List<Row> felt(String organisation) {
    List<Row> rows =
        within(FeltQuality.TABLE, organisation, FeltQuality.MONTH, month.minusMonths(1));
    Optional<LocalDate> last =
        rows.stream()
            .map(row -> row.<LocalDate>getAs(FeltQuality.MONTH))
            .max(Comparator.naturalOrder());
    return rows.stream()
        .filter(row -> row.getAs(FeltQuality.MONTH).equals(last.orElseThrow()))
        .sorted(Comparator.comparing(row -> FeltQuestion.valueOf(row.getAs(FeltQuality.QUESTION))))
        .toList();
  }

  /** The last night of a month. */
  private Optional<LocalDate> lastNight(LocalDate of) {
    NavigableSet<LocalDate> nights =
        warehouse.history(ImpededQualityZone.TABLE).dates(ImpededQualityZone.AS_OF_DATE);
    return Optional.ofNullable(nights.lower(of.plusMonths(1))).filter(night -> !night.isBefore(of));
  }

  private List<Row> stated(String organisation, LocalDate night) {
    return on(ImpededQualityZone.TABLE, organisation)
        .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(night))
        .sort(ImpededQualityZone.CELL_ID, ImpededQualityZone.EVIDENCE)
        .collectAsList();
  }

  private List<Row> candidateNorms(String organisation, LocalDate night) {
    return on(NormWhatIf.TABLE, organisation)
        .where(col(NormWhatIf.AS_OF_DATE).equalTo(night))
        .collectAsList();
  }

  /** Rows from a date up to the end of the month. */
  private List<Row> within(
      TableDefinition table, String organisation, String date, LocalDate from) {
    return names.named(
        on(table, organisation)
            .where(col(date).geq(from))
            .where(col(date).lt(month.plusMonths(1)))
            .collectAsList());
  }

  /** What everybody may see: exact counts of months less those of windows would tell of few. */
  private Dataset<Row> on(TableDefinition table, String organisation) {
    return open.rowsOf(table).where(col(Contact.ORGANISATION).equalTo(organisation));
  }

  private List<Picture> pictures(List<Row> zones, Speech speech) {
    return zones.stream()
        .filter(ReportFigures::isDrawn)
        .sorted(Comparator.comparingDouble(ReportFigures::cost).reversed())
        .limit(MOST_PICTURES)
        .map(zone -> picture(zone, speech))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isDrawn(Row zone) {
    return ImpededQualityZone.isFound(zone) && zone.getAs(ImpededQualityZone.NORM_ID) != null;
  }

  private static double cost(Row zone) {
    Double low = zone.getAs(ImpededQualityZone.AVOIDABLE_LOW);
    return low == null ? 0 : low;
  }

  private Optional<Picture> picture(Row zone, Speech speech) {
    Explanation.Section verdict = Explanation.of(names.named(zone), speech).get(0);
    String finding = verdict.sentences().get(0);
    return CellProfiles.of(zone, warehouse.read(NormPositionHistogram.TABLE))
        .map(profile -> new NormPicture(profile, verdict.heading(), finding, speech.language()))
        .map(
            drawn ->
                new Picture(ZoneWords.curve(new Figures(zone)), png(drawn), drawn.alternative()));
  }

  private static String png(NormPicture picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      picture.writePng(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot draw a picture in memory: " + e.getMessage(), e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
