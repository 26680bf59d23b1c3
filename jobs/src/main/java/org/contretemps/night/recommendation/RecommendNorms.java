package org.contretemps.night.recommendation;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.config.Definitions;
import org.contretemps.config.RecommendationSettings;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifiedNight;
import org.contretemps.night.recommendation.RecommendationRows.Lack;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.statistics.queue.NormChoice;
import org.contretemps.statistics.queue.NormGrid;
import org.contretemps.statistics.queue.QueueForecast;
import org.contretemps.statistics.queue.QueueSettings;
import org.contretemps.statistics.queue.ServiceHistory;
import org.contretemps.table.Channel;
import org.contretemps.warehouse.Warehouse;

/**
 * {@code impeded_quality_zone} and {@code qualified_contact} → {@code norm_recommendation}: for
 * every norm under which a zone is open, what other norms would do, and which is recommended.
 *
 * <p>Run twice it writes the same: the seed is recorded. A night without an open zone gets no row.
 */
public final class RecommendNorms implements Job<RecommendNorms.Result> {
  /**
   * What was stated.
   *
   * @param norms with an open zone
   * @param changes of them, those instead of which another is recommended
   */
  public record Result(int norms, int changes) {
    /** No night has stated zones. */
    public static final Result NOTHING = new Result(0, 0);
  }

  private static final List<String> CHANNELS = List.of(Channel.PHONE.name(), Channel.CHAT.name());
  private static final int WINDOW_DAYS = 42;
  private static final double LEAST_WAITS = 0.95;
  private static final double LEAST_CONTACTS = 10;

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final RecommendationSettings settings;
  private final int answerWithinSeconds;
  private final Optional<LocalDate> requested;
  private final Progress progress;

  /**
   * Recommends for a night.
   *
   * @param requested its as-of date, one that has been qualified; the last of these if empty
   */
  public RecommendNorms(
      Warehouse warehouse,
      Definitions definitions,
      RecommendationSettings settings,
      int answerWithinSeconds,
      Optional<LocalDate> requested,
      Progress progress) {
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.settings = settings;
    this.answerWithinSeconds = answerWithinSeconds;
    this.requested = requested;
    this.progress = progress;
  }

  @Override
  public Result run() {
    Optional<QualifiedNight> last = QualifiedNight.last(warehouse, definitions.outcomes());
    if (last.isEmpty() || !warehouse.exists(ImpededQualityZone.TABLE)) {
      return Result.NOTHING;
    }
    warehouse.create(NormRecommendation.TABLE);
    QualifiedNight night = last.get().orEarlier(requested);
    List<DecidedNorm> norms =
        DecidedNorms.of(
            warehouse
                .read(ImpededQualityZone.TABLE)
                .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(night.asOf()))
                .collectAsList());
    List<Row> rows = new ArrayList<>();
    int changes = 0;
    for (DecidedNorm norm : norms) {
      progress.step("Comparing norms for %s, %s".formatted(norm.service(), norm.channel()));
      List<Row> own = rows(night, norm);
      changes += own.stream().anyMatch(RecommendNorms::isRecommended) ? 1 : 0;
      rows.addAll(own);
    }
    if (!rows.isEmpty() || night.stated(NormRecommendation.TABLE).contains(night.asOf())) {
      night.state(
          NormRecommendation.TABLE, rows, RecommendationRows.SCHEMA, QualifiedContact.TABLE);
    }
    return new Result(norms.size(), changes);
  }

  private static boolean isRecommended(Row row) {
    return row.<Boolean>getAs(NormRecommendation.IS_RECOMMENDED);
  }

  private List<Row> rows(QualifiedNight night, DecidedNorm norm) {
    LocalDate to = night.lastMature();
    if (!CHANNELS.contains(norm.channel())) {
      return List.of(rows(night, norm, to, 0, 0).lacking(Lack.CHANNEL));
    }
    QueueContacts contacts = contacts(norm, to.minusDays(WINDOW_DAYS - 1), to);
    LocalDate from = contacts.firstUnder(norm.normId()).orElse(to.minusDays(WINDOW_DAYS - 1));
    contacts = contacts(norm, from, to);
    ObservedQueue observed = new ObservedQueue(norm, contacts.arrivals());
    RecommendationRows rows = rows(night, norm, from, observed.days(), observed.contacts());
    Optional<Lack> lack = lack(contacts, observed);
    if (lack.isPresent()) {
      return List.of(rows.lacking(lack.get()));
    }
    ServiceHistory history = observed.history(contacts, to);
    return history.isEstablished() && history.isEnough()
        ? forecast(rows, history)
        : List.of(rows.withoutEvidence());
  }

  private RecommendationRows rows(
      QualifiedNight night, DecidedNorm norm, LocalDate from, int days, long contacts) {
    return new RecommendationRows(
        night.asOf(),
        norm,
        from,
        night.lastMature(),
        days,
        contacts,
        settings.abandonmentRise(),
        QueueSettings.DEFAULT.seed());
  }

  private QueueContacts contacts(DecidedNorm norm, LocalDate from, LocalDate to) {
    return new QueueContacts(warehouse.read(QualifiedContact.TABLE), norm, from, to);
  }

  private static Optional<Lack> lack(QueueContacts contacts, ObservedQueue observed) {
    if (contacts.knownWaits() < LEAST_WAITS) {
      return Optional.of(Lack.WAITS);
    }
    if (observed.days() < ServiceHistory.LEAST_DAYS) {
      return Optional.of(Lack.DAYS);
    }
    return observed.contacts() < LEAST_CONTACTS * observed.days()
        ? Optional.of(Lack.CONTACTS)
        : Optional.empty();
  }

  private List<Row> forecast(RecommendationRows rows, ServiceHistory history) {
    QueueForecast forecast =
        QueueForecast.of(
            history,
            NormGrid.around(history.norm()),
            QueueSettings.DEFAULT
                .replicates(settings.replicates())
                .withinSeconds(answerWithinSeconds));
    NormChoice choice =
        NormChoice.of(
            forecast,
            history.isEstablished(),
            settings.abandonmentRise(),
            settings.minutesForRepeat());
    double seen =
        Arrays.stream(history.agents())
            .flatMapToDouble(Arrays::stream)
            .average()
            .orElse(Double.NaN);
    return rows.forecast(forecast, choice, seen);
  }
}
