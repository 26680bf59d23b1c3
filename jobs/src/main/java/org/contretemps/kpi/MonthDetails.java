package org.contretemps.kpi;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.distribution.HandlingTimeHistogram;
import org.contretemps.feedback.AgentPulse;
import org.contretemps.kpi.KpiMonth.Details;
import org.contretemps.kpi.KpiMonth.KpiCell;
import org.contretemps.kpi.KpiMonth.LaterFiles;
import org.contretemps.kpi.KpiMonth.StatedCell;
import org.contretemps.kpi.KpiMonth.TeamDay;
import org.contretemps.kpi.KpiMonth.TeamPulse;
import org.contretemps.statistics.PairedShares;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.zone.ImpededQualityZone;

/** Reads what is read of a month alone. */
final class MonthDetails {
  private static final String ANSWERS = "answers";
  private static final String GOOD = "good";

  private final KpiMonths.Sources sources;
  private final LocalDate month;

  MonthDetails(KpiMonths.Sources sources, LocalDate month) {
    this.sources = sources;
    this.month = month;
  }

  Details read() {
    return new Details(dates(), strata(), teamDays(), pulses(), times(), zones(), nextFiles());
  }

  private Dataset<Row> within(Dataset<Row> rows, String date) {
    return KpiMonths.in(rows, date, month, month.plusMonths(1));
  }

  private Dataset<Row> days(Collection<Facet> facets) {
    return within(sources.days(), Contact.CONTACT_DATE)
        .where(col(KpiDay.FACET).isInCollection(KpiMonths.names(facets)));
  }

  private Map<String, Long> dates() {
    Map<String, Long> dates = new HashMap<>();
    days(List.of(Facet.CENTRE))
        .groupBy(Contact.ORGANISATION)
        .agg(count_distinct(col(Contact.CONTACT_DATE)).as(ANSWERS))
        .collectAsList()
        .forEach(row -> dates.put(row.getString(0), row.getLong(1)));
    return dates;
  }

  private Map<Strata, List<KpiGroup>> strata() {
    return Strata.of(days(Strata.facets()));
  }

  private List<TeamDay> teamDays() {
    return days(List.of(Facet.TEAM, Facet.TEAM_DAY)).collectAsList().stream()
        .map(
            row -> {
              Facet facet = Facet.valueOf(row.getAs(KpiDay.FACET));
              LocalDate date = row.<Date>getAs(Contact.CONTACT_DATE).toLocalDate();
              return new TeamDay(date, facet, KpiGroup.of(facet, row));
            })
        .toList();
  }

  private List<TeamPulse> pulses() {
    return within(sources.pulses(), AgentPulse.WEEK)
        .groupBy(AgentPulse.ORGANISATION, AgentPulse.TEAM)
        .agg(
            count(AgentPulse.GOOD_WORK).as(ANSWERS),
            count_if(col(AgentPulse.GOOD_WORK).geq(4)).as(GOOD))
        .collectAsList()
        .stream()
        .map(
            row ->
                new TeamPulse(
                    row.getAs(AgentPulse.ORGANISATION),
                    row.getAs(AgentPulse.TEAM),
                    row.getAs(ANSWERS),
                    row.getAs(GOOD)))
        .toList();
  }

  private Map<String, TimeHistogram> times() {
    Map<String, List<Row>> bins = new HashMap<>();
    within(sources.times(), HandlingTimeHistogram.CONTACT_DATE)
        .groupBy(
            HandlingTimeHistogram.ORGANISATION,
            HandlingTimeHistogram.CHANNEL,
            HandlingTimeHistogram.SECOND_BIN)
        .agg(
            sum(HandlingTimeHistogram.CONTACTS).as(HandlingTimeHistogram.CONTACTS),
            sum(HandlingTimeHistogram.SECONDS_SUM).as(HandlingTimeHistogram.SECONDS_SUM),
            sum(HandlingTimeHistogram.SECONDS_SQUARED_SUM)
                .as(HandlingTimeHistogram.SECONDS_SQUARED_SUM))
        .collectAsList()
        .forEach(
            row ->
                bins.computeIfAbsent(
                        KpiMonth.centreKey(
                            row.getAs(HandlingTimeHistogram.ORGANISATION),
                            row.getAs(HandlingTimeHistogram.CHANNEL)),
                        key -> new ArrayList<>())
                    .add(row));
    Map<String, TimeHistogram> times = new HashMap<>();
    bins.forEach((centre, rows) -> times.put(centre, histogram(rows)));
    return times;
  }

  private static TimeHistogram histogram(List<Row> rows) {
    return TimeHistogram.of(
        rows.stream()
            .mapToInt(row -> row.<Integer>getAs(HandlingTimeHistogram.SECOND_BIN))
            .toArray(),
        longs(rows, HandlingTimeHistogram.CONTACTS),
        longs(rows, HandlingTimeHistogram.SECONDS_SUM),
        longs(rows, HandlingTimeHistogram.SECONDS_SQUARED_SUM));
  }

  private static long[] longs(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> row.<Long>getAs(column)).toArray();
  }

  /** What the month's last night stated. */
  private List<StatedCell> zones() {
    Dataset<Row> stated = within(sources.zones(), ImpededQualityZone.AS_OF_DATE);
    Dataset<Row> lastNight =
        stated.agg(max(ImpededQualityZone.AS_OF_DATE).as(ImpededQualityZone.AS_OF_DATE));
    return stated
        .join(lastNight, new String[] {ImpededQualityZone.AS_OF_DATE}, "left_semi")
        .collectAsList()
        .stream()
        .map(MonthDetails::stated)
        .toList();
  }

  private static StatedCell stated(Row row) {
    KpiCell cell =
        new KpiCell(
            row.getAs(Contact.ORGANISATION),
            row.getAs(Contact.SERVICE),
            row.getAs(Contact.CHANNEL),
            row.getAs(Contact.SITUATION_TYPE));
    return new StatedCell(
        cell,
        row.<Boolean>getAs(ImpededQualityZone.IS_OPEN),
        row.<Long>getAs(ImpededQualityZone.CONTACTS),
        Optional.ofNullable(row.getAs(ImpededQualityZone.COVERAGE)));
  }

  private List<LaterFiles> nextFiles() {
    return sources
        .nextFiles()
        .where(col(KpiMonth.MONTH).equalTo(Date.valueOf(month)))
        .collectAsList()
        .stream()
        .map(
            row ->
                new LaterFiles(
                    row.getAs(Contact.ORGANISATION),
                    row.getAs(KpiDay.OBJECTIVE),
                    row.getAs(Contact.CUSTOMER_KIND),
                    row.getAs(NextFile.COMPLETE_BEFORE),
                    new PairedShares(
                        row.getAs(NextFile.PAIRS),
                        row.getAs(NextFile.GAINED),
                        row.getAs(NextFile.LOST))))
        .toList();
  }
}
