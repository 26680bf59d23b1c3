package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.Problems;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.SituationType;

/**
 * Summarises the outcomes of handled contacts over some dates, by any columns of a cell, from rows
 * of {@link QualifiedContact}. A row per group reaches the driver.
 */
public final class OutcomeReport {
  /** Short services beside the others; needs a split. */
  public static final String LENGTH = "length";

  private static final List<String> GROUPS =
      List.of(
          Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL, Contact.SITUATION_TYPE, LENGTH);

  private static final List<String> TYPES =
      SituationType.KNOWN.stream().map(SituationType::name).toList();

  /**
   * One group of handled contacts.
   *
   * @param group the group's values, or the word for all
   * @param withNorm those under a norm per contact
   * @param withinNorm those of them that kept to it
   * @param counted handled contacts whose repeats are counted
   * @param repeats those of them with a repeat
   * @param earlyRepeats those of them with an early one
   * @param priorContacts those of them with a prior contact
   */
  public record Line(
      List<String> group,
      long handled,
      long withNorm,
      long withinNorm,
      long counted,
      long repeats,
      long earlyRepeats,
      long priorContacts) {

    private Line plus(Line other) {
      return new Line(
          group,
          handled + other.handled,
          withNorm + other.withNorm,
          withinNorm + other.withinNorm,
          counted + other.counted,
          repeats + other.repeats,
          earlyRepeats + other.earlyRepeats,
          priorContacts + other.priorContacts);
    }
  }

  private final List<String> by;
  private final int splitSeconds;
  private final Optional<LocalDate> from;
  private final Optional<LocalDate> to;

  /**
   * Reports on a stretch of dates, both ends included; without an end if it is empty.
   *
   * @param by columns that name a cell, or {@link #LENGTH}
   * @param splitSeconds handling time below which a contact is short
   */
  public OutcomeReport(
      List<String> by, int splitSeconds, Optional<LocalDate> from, Optional<LocalDate> to) {
    Problems problems = new Problems();
    by.stream()
        .filter(column -> !GROUPS.contains(column))
        .forEach(column -> problems.addUnknown("column in --by:", column, GROUPS));
    problems.throwIfAny("show outcomes");
    this.by = List.copyOf(by);
    this.splitSeconds = splitSeconds;
    this.from = from;
    this.to = to;
  }

  /** A line per group, then one for all; none if there are no handled contacts. */
  public List<Line> lines(Dataset<Row> qualified) {
    Column isShort = col(Contact.HANDLING_SECONDS).lt(splitSeconds);
    Column length =
        when(isShort, lit("under %d s".formatted(splitSeconds)))
            .otherwise(lit("%d s and longer".formatted(splitSeconds)));
    Column[] groups = by.stream().map(functions::col).toArray(Column[]::new);
    List<Line> lines = new ArrayList<>();
    OutcomeCounter.count(qualified.where(isWithin()).withColumn(LENGTH, length), groups)
        .collectAsList()
        .forEach(row -> lines.add(line(row)));
    lines.sort(Comparator.comparing(line -> order(line.group())));
    if (lines.size() > 1) {
      Line none = new Line(List.of("all"), 0, 0, 0, 0, 0, 0, 0);
      lines.add(lines.stream().reduce(none, Line::plus));
    }
    return lines;
  }

  /** Situation types are listed in their own order. */
  private static String order(List<String> group) {
    return group.stream()
        .map(word -> TYPES.contains(word) ? Integer.toString(TYPES.indexOf(word)) : word)
        .toList()
        .toString();
  }

  private Column isWithin() {
    Column date = col(Contact.CONTACT_DATE);
    return from.map(date::geq).orElse(lit(true)).and(to.map(date::leq).orElse(lit(true)));
  }

  private Line line(Row row) {
    List<String> group = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      group.add(row.getString(i));
    }
    return new Line(
        group,
        row.getAs(OutcomeCount.HANDLED),
        row.getAs(OutcomeCount.WITH_NORM),
        row.getAs(OutcomeCount.WITHIN_NORM),
        row.getAs(OutcomeCount.COUNTED),
        row.getAs(OutcomeCount.REPEATS),
        row.getAs(OutcomeCount.EARLY_REPEATS),
        row.getAs(OutcomeCount.PRIOR_CONTACTS));
  }
}
