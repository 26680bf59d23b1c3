package org.contretemps.night.recommendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.queue.Forecast;
import org.contretemps.statistics.queue.NormChoice;
import org.contretemps.statistics.queue.QueueForecast;
import org.contretemps.statistics.queue.QueueOutcome;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableRow;

/**
 * Rows of {@link NormRecommendation} for one norm. Pure.
 *
 * @param from first date observed
 * @param to last date observed
 */
record RecommendationRows(
    LocalDate asOf,
    DecidedNorm norm,
    LocalDate from,
    LocalDate to,
    int days,
    long contacts,
    double allowedRise,
    long seed) {
  static final StructType SCHEMA = NormRecommendation.TABLE.writtenSchema();

  private static final String NOT_FORECAST = "NOT_FORECAST";

  /** Why nothing is forecast. */
  enum Lack {
    CHANNEL,
    DAYS,
    WAITS,
    CONTACTS
  }

  /** The one row of a norm that nothing is forecast for; today's. */
  Row lacking(Lack lack) {
    return row(norm.wholeSeconds())
        .set(NormRecommendation.STATE, NOT_FORECAST)
        .set(NormRecommendation.LACK, lack)
        .set(NormRecommendation.IS_RECOMMENDED, false)
        .row();
  }

  /** The one row of a norm of which no harm is established tonight; today's. */
  Row withoutEvidence() {
    return row(norm.wholeSeconds())
        .set(NormRecommendation.STATE, NormChoice.State.NO_EVIDENCE)
        .set(NormRecommendation.IS_RECOMMENDED, false)
        .row();
  }

  /**
   * A row for every norm compared.
   *
   * @param agentsSeen distinct agents with a contact in hand, on average
   */
  List<Row> forecast(QueueForecast forecast, NormChoice choice, double agentsSeen) {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < forecast.norms().length; place++) {
      TableRow row =
          row(forecast.norms()[place])
              .set(NormRecommendation.STATE, choice.state())
              .set(
                  NormRecommendation.IS_RECOMMENDED,
                  choice.state().isChange() && choice.place() == place)
              .set(NormRecommendation.AGENTS_SEEN, agentsSeen);
      if (choice.state().isChange()) {
        row.set(NormRecommendation.AGREEING, choice.agreeing());
      }
      outcomes(row, forecast, place);
      changes(row, forecast, place);
      rows.add(row.row());
    }
    return rows;
  }

  private TableRow row(int candidate) {
    return new TableRow(SCHEMA)
        .set(NormRecommendation.AS_OF_DATE, asOf)
        .set(Contact.ORGANISATION, norm.organisation())
        .set(Contact.SERVICE, norm.service())
        .set(Contact.CHANNEL, norm.channel())
        .set(NormRecommendation.NORM_ID, norm.normId())
        .set(NormRecommendation.NORM_SECONDS, norm.seconds())
        .set(NormRecommendation.CANDIDATE, candidate)
        .set(NormRecommendation.WINDOW_FROM, from)
        .set(NormRecommendation.WINDOW_TO, to)
        .set(NormRecommendation.DAYS, days)
        .set(NormRecommendation.CONTACTS, contacts)
        .set(NormRecommendation.ALLOWED, allowedRise)
        .set(NormRecommendation.IS_TODAY, candidate == norm.wholeSeconds())
        .set(NormRecommendation.IS_EXTRAPOLATED, candidate < norm.wholeSeconds())
        .set(NormRecommendation.SEED, seed);
  }

  private static void outcomes(TableRow row, QueueForecast forecast, int place) {
    set(row, NormRecommendation.OFFERED, forecast.outcome(place, QueueOutcome.OFFERED));
    set(row, NormRecommendation.MINUTES, forecast.outcome(place, QueueOutcome.HANDLED_MINUTES));
    set(row, NormRecommendation.REPEATS, forecast.outcome(place, QueueOutcome.RETURNS));
    set(row, NormRecommendation.REPEAT_RATE, forecast.outcome(place, QueueOutcome.RETURN_RATE));
    set(row, NormRecommendation.WAIT, forecast.outcome(place, QueueOutcome.WAIT));
    set(row, NormRecommendation.ABANDONED, forecast.outcome(place, QueueOutcome.ABANDONED));
    set(row, NormRecommendation.AGENTS, forecast.outcome(place, QueueOutcome.AGENTS));
    row.set(
            NormRecommendation.HANDLING,
            forecast.outcome(place, QueueOutcome.HANDLING_SECONDS).mean())
        .set(
            NormRecommendation.LONG_RUN,
            forecast.outcome(place, QueueOutcome.LONG_RUN_RATIO).mean())
        .set(NormRecommendation.WITHIN, forecast.outcome(place, QueueOutcome.WITHIN).mean())
        .set(NormRecommendation.OCCUPANCY, forecast.outcome(place, QueueOutcome.OCCUPANCY).mean());
  }

  private static void changes(TableRow row, QueueForecast forecast, int place) {
    if (place == forecast.today()) {
      return;
    }
    Forecast minutes = forecast.change(place, QueueOutcome.HANDLED_MINUTES);
    Forecast repeats = forecast.change(place, QueueOutcome.RETURNS);
    set(row, NormRecommendation.MINUTES_CHANGE, minutes);
    set(row, NormRecommendation.REPEATS_CHANGE, repeats);
    set(row, NormRecommendation.ABANDONED_CHANGE, forecast.change(place, QueueOutcome.ABANDONED));
    set(row, NormRecommendation.AGENTS_CHANGE, forecast.change(place, QueueOutcome.AGENTS));
    if (minutes.mean() > 0 && repeats.mean() < 0) {
      row.set(NormRecommendation.MINUTES_PER_REPEAT, minutes.mean() / -repeats.mean());
    }
  }

  private static void set(TableRow row, String column, Forecast figure) {
    row.set(column, figure.mean()).set(new IntervalColumns(column), figure.lower(), figure.upper());
  }
}
