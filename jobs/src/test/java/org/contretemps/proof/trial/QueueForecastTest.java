package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.contretemps.proof.trial.draw.QueueDraw;
import org.contretemps.statistics.queue.Forecast;
import org.contretemps.statistics.queue.NormChoice;
import org.contretemps.statistics.queue.NormGrid;
import org.contretemps.statistics.queue.QueueForecast;
import org.contretemps.statistics.queue.QueueOutcome;
import org.contretemps.statistics.queue.QueueSettings;
import org.contretemps.statistics.queue.ServiceHistory;
import org.junit.jupiter.api.Test;

/**
 * Forecasts of a service in which hurrying harms and of one in which it does not (METHOD §13); how
 * often they come true is what {@code contretemps trial --part recommend} measures.
 */
class QueueForecastTest {
  private static final QueueSettings FEW = QueueSettings.DEFAULT.replicates(8);

  private static ServiceHistory history(long seed, boolean isHarmful) {
    QueueDraw draw = new QueueDraw(seed, isHarmful);
    return new QueueMonth(draw.days(draw.norm(), 20), draw.norm(), draw.cells()).history();
  }

  @Test
  void aLooserNormBringsFewerReturnsForMoreMinutes() {
    ServiceHistory history = history(1, true);
    int[] norms = NormGrid.around(history.norm());
    QueueForecast forecast = QueueForecast.of(history, norms, FEW);
    int loosest = norms.length - 1;
    assertThat(forecast.norms()[forecast.today()]).isEqualTo(history.norm());
    assertThat(forecast.change(loosest, QueueOutcome.RETURNS).upper()).isNegative();
    assertThat(forecast.change(loosest, QueueOutcome.HANDLING_SECONDS).lower()).isPositive();
    assertThat(forecast.change(loosest, QueueOutcome.AGENTS).mean()).isPositive();
    assertThat(forecast.change(forecast.today(), QueueOutcome.RETURNS).mean()).isZero();
    Forecast wait = forecast.outcome(forecast.today(), QueueOutcome.WAIT);
    assertThat(wait.lower()).isLessThan(wait.mean());
    NormChoice choice = NormChoice.of(forecast, true, 0.05, OptionalDouble.of(10));
    assertThat(choice.state().isChange()).isTrue();
    assertThat(choice.place()).isGreaterThan(forecast.today());
    assertThat(choice.cheapest()).isPresent();
    assertThat(NormChoice.of(forecast, true, -1, OptionalDouble.empty()).state())
        .isEqualTo(NormChoice.State.NOT_ALLOWED);
  }

  @Test
  void harmlessHurryingCarriesNoOtherNorm() {
    ServiceHistory history = history(3, false);
    assertThat(history.isEstablished()).isFalse();
    QueueForecast forecast =
        QueueForecast.of(history, NormGrid.around(history.norm()), FEW.replicates(2));
    NormChoice choice =
        NormChoice.of(forecast, history.isEstablished(), 0.05, OptionalDouble.empty());
    assertThat(choice.state()).isEqualTo(NormChoice.State.NO_EVIDENCE);
    assertThat(choice.place()).isEqualTo(forecast.today());
  }

  @Test
  void fewDaysAreRefused() {
    QueueDraw draw = new QueueDraw(1, true);
    ServiceHistory history =
        new QueueMonth(draw.days(draw.norm(), 3), draw.norm(), draw.cells()).history();
    assertThatThrownBy(() -> QueueForecast.of(history, NormGrid.around(history.norm()), FEW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot forecast a queue from 3 days");
  }
}
