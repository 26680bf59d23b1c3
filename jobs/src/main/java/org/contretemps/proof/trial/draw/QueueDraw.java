package org.contretemps.proof.trial.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A service lived through day by day (METHOD §13): event after event, with customers who come again
 * on later days. Shares no code with the forecast that it tests. For one thread.
 */
public final class QueueDraw {
  private static final int WARM_UP = 12;
  private static final int LONGEST_DELAY = 7;

  private final QueueWorld world;
  private final SplittableRandom random;
  private List<List<QueueDay.Caller>> later = new ArrayList<>();

  /** A world by its seed; hurrying harms in it or does not. */
  public QueueDraw(long seed, boolean isHarmful) {
    this.random = new SplittableRandom(seed);
    this.world = QueueWorld.drawn(random, isHarmful);
    for (int day = 0; day <= LONGEST_DELAY; day++) {
      later.add(new ArrayList<>());
    }
    days(world.norm(), WARM_UP);
  }

  private QueueDraw(QueueDraw other, long seed) {
    this.world = other.world;
    this.random = new SplittableRandom(seed);
    other.later.forEach(day -> later.add(new ArrayList<>(day)));
  }

  /** The same service from here on, with other luck. */
  public QueueDraw branch(long seed) {
    return new QueueDraw(this, seed);
  }

  /** Today's norm. */
  public int norm() {
    return world.norm();
  }

  public int cells() {
    return world.cells();
  }

  /** Some days under a norm, one after the other. */
  public List<QueueDay> days(int norm, int count) {
    List<QueueDay> days = new ArrayList<>();
    for (int day = 0; day < count; day++) {
      List<QueueDay.Caller> coming = new ArrayList<>(later.remove(0));
      later.add(new ArrayList<>());
      comeNew(coming);
      QueueDay lived = new QueueDay(world, random, norm, coming);
      lived.run();
      lived.callers().forEach(this::comeAgain);
      days.add(lived);
    }
    return days;
  }

  private void comeNew(List<QueueDay.Caller> coming) {
    double busy = Math.exp(world.dayNoise() * random.nextGaussian());
    for (int slot = 0; slot < QueueWorld.SLOTS; slot++) {
      int count = poisson(world.arrivals()[slot] * busy);
      for (int each = 0; each < count; each++) {
        coming.add(
            new QueueDay.Caller(
                (slot + random.nextDouble()) * QueueDay.SLOT_SECONDS, world.cell(random)));
      }
    }
  }

  /** Those who come again do so within a week, at any time of a day. */
  private void comeAgain(QueueDay.Caller caller) {
    if (!caller.comesAgain) {
      return;
    }
    int delay = (int) (-Math.log(1 - random.nextDouble()) * 1.2);
    double time = random.nextDouble() * QueueWorld.SLOTS * QueueDay.SLOT_SECONDS;
    later.get(Math.min(delay, LONGEST_DELAY - 1)).add(new QueueDay.Caller(time, caller.cell));
  }

  private int poisson(double mean) {
    int count = 0;
    double left = mean + Math.log(1 - random.nextDouble());
    while (left > 0) {
      count++;
      left += Math.log(1 - random.nextDouble());
    }
    return count;
  }
}
