package org.contretemps.night.recommendation;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;

/** What was recommended as of a night, in plain words. */
public final class Recommendations {
  private static final String BUNDLE = "org.contretemps.night.recommendation.recommendation";

  private final List<Row> rows;

  /**
   * @param rows of {@link NormRecommendation} of one night
   */
  public Recommendations(List<Row> rows) {
    this.rows = rows;
  }

  /** What the last night up to one recommended that recommended anything. */
  public static Recommendations read(Warehouse warehouse, LocalDate night) {
    if (!warehouse.exists(NormRecommendation.TABLE)) {
      return new Recommendations(List.of());
    }
    NavigableSet<LocalDate> nights =
        warehouse.history(NormRecommendation.TABLE).dates(NormRecommendation.AS_OF_DATE);
    LocalDate last = nights.floor(night);
    return new Recommendations(
        last == null
            ? List.of()
            : warehouse
                .read(NormRecommendation.TABLE)
                .where(col(NormRecommendation.AS_OF_DATE).equalTo(last))
                .sort(
                    Contact.ORGANISATION,
                    Contact.SERVICE,
                    Contact.CHANNEL,
                    NormRecommendation.NORM_ID,
                    NormRecommendation.CANDIDATE)
                .collectAsList());
  }

  /**
   * What the last night of a month recommended an organisation.
   *
   * @param shown rows of cells that are shown: of other queues nothing is said
   */
  public static List<Row> ofMonth(
      Warehouse warehouse, String organisation, LocalDate month, List<Row> shown) {
    Set<List<String>> queues =
        shown.stream().map(Recommendations::queue).collect(Collectors.toSet());
    return read(warehouse, month.plusMonths(1).minusDays(1)).rows.stream()
        .filter(row -> !row.<LocalDate>getAs(NormRecommendation.AS_OF_DATE).isBefore(month))
        .filter(row -> row.getAs(Contact.ORGANISATION).equals(organisation))
        .filter(row -> queues.contains(queue(row)))
        .toList();
  }

  private static List<String> queue(Row row) {
    return List.of(row.getAs(Contact.SERVICE), row.getAs(Contact.CHANNEL));
  }

  /**
   * What is said of each norm in force, with its service and channel before it.
   *
   * @param channels what a channel is called
   */
  public List<String> points(UnaryOperator<String> channels, Speech speech) {
    return rows.stream()
        .filter(row -> row.<Boolean>getAs(NormRecommendation.IS_TODAY))
        .map(
            row ->
                "%s %s. %s"
                    .formatted(
                        row.<String>getAs(Contact.SERVICE),
                        channels.apply(row.getAs(Contact.CHANNEL)),
                        String.join(" ", sentences(row, speech))))
        .toList();
  }

  /** The heading above what is said of a norm. */
  public static String heading(Locale language) {
    return new Wording(BUNDLE, language).say("heading");
  }

  /** The rows of the norms in force on a night, each for all that are compared with it. */
  public List<Row> norms(LocalDate night) {
    return rows.stream()
        .filter(row -> row.<LocalDate>getAs(NormRecommendation.AS_OF_DATE).equals(night))
        .filter(row -> row.<Boolean>getAs(NormRecommendation.IS_TODAY))
        .toList();
  }

  /**
   * What is said of the norm of a cell; empty if nothing was stated of it.
   *
   * @param cell a row that names organisation, service, channel and norm
   */
  public List<String> sentences(Row cell, Speech speech) {
    List<Row> own = rows.stream().filter(row -> isSameNorm(row, cell)).toList();
    return own.isEmpty()
        ? List.of()
        : new RecommendationSentences(own, new Wording(BUNDLE, speech)).sentences();
  }

  /**
   * Whether another norm is recommended in place of that of a cell.
   *
   * @param cell a row that names organisation, service, channel and norm
   */
  public boolean recommends(Row cell) {
    return rows.stream()
        .filter(row -> isSameNorm(row, cell))
        .anyMatch(row -> row.<Boolean>getAs(NormRecommendation.IS_RECOMMENDED));
  }

  private static boolean isSameNorm(Row row, Row cell) {
    return List.of(
            Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL, ImpededQualityZone.NORM_ID)
        .stream()
        .allMatch(column -> Objects.equals(row.getAs(column), cell.getAs(column)));
  }
}
