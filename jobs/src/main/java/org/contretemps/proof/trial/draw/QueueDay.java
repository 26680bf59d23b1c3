package org.contretemps.proof.trial.draw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** One day of a {@link QueueWorld}, event by event (METHOD §13). */
public final class QueueDay {
  static final double SLOT_SECONDS = 1800;

  private final QueueWorld world;
  private final SplittableRandom random;
  private final int norm;
  private final List<Caller> callers;
  private final int absent;
  private final PriorityQueue<Agent> busy =
      new PriorityQueue<>(Comparator.comparingDouble((Agent agent) -> agent.freeAt));
  private final List<Agent> idle = new ArrayList<>();
  private final ArrayDeque<Caller> queue = new ArrayDeque<>();
  private final int[] seen = new int[QueueWorld.SLOTS];

  /** A customer on the line, and what came of them. */
  public static final class Caller {
    private final double arrival;
    private double leaves;
    private double waited;
    private double handled;
    private boolean abandoned;
    final int cell;
    boolean comesAgain;

    Caller(double arrival, int cell) {
      this.arrival = arrival;
      this.cell = cell;
    }

    public double arrival() {
      return arrival;
    }

    public int cell() {
      return cell;
    }

    public double waited() {
      return waited;
    }

    /** Whole seconds of handling; 0 for one who gave up. */
    public int handled() {
      return (int) Math.max(1, Math.rint(handled));
    }

    public boolean isAbandoned() {
      return abandoned;
    }

    public boolean comesAgain() {
      return comesAgain;
    }
  }

  private static final class Agent {
    private double freeAt;
    private int lastSlot = -1;
  }

  QueueDay(QueueWorld world, SplittableRandom random, int norm, List<Caller> callers) {
    this.world = world;
    this.random = random;
    this.norm = norm;
    this.callers = callers;
    callers.sort(Comparator.comparingDouble(Caller::arrival));
    double luck = random.nextDouble();
    this.absent = luck < 0.2 ? 1 : luck > 0.9 ? -1 : 0;
  }

  /** All who came, in order. */
  public List<Caller> callers() {
    return callers;
  }

  /** Agents who had a contact in hand in each slot. */
  public int[] agentsSeen() {
    return seen.clone();
  }

  void run() {
    int next = 0;
    int slot = 0;
    int capacity = capacity(0);
    while (next < callers.size() || !queue.isEmpty()) {
      double arrival = next < callers.size() ? callers.get(next).arrival : Double.MAX_VALUE;
      double freed = busy.isEmpty() ? Double.MAX_VALUE : busy.peek().freeAt;
      double boundary = slot + 1 < QueueWorld.SLOTS ? (slot + 1) * SLOT_SECONDS : Double.MAX_VALUE;
      double now = Math.min(arrival, Math.min(freed, boundary));
      if (freed == now) {
        idle.add(busy.poll());
      } else if (boundary == now) {
        capacity = capacity(++slot);
      } else {
        Caller caller = callers.get(next++);
        caller.leaves = now + world.givesUp(random);
        queue.add(caller);
      }
      dispatch(now, capacity);
    }
  }

  private int capacity(int slot) {
    return Math.max(1, world.agents()[slot] - absent);
  }

  private void dispatch(double now, int capacity) {
    while (!queue.isEmpty() && (queue.peek().leaves <= now || busy.size() < capacity)) {
      Caller caller = queue.poll();
      if (caller.leaves <= now && caller.arrival < now) {
        caller.abandoned = true;
        caller.waited = caller.leaves - caller.arrival;
        caller.comesAgain = random.nextDouble() < world.retried();
      } else {
        handle(caller, now);
      }
    }
  }

  private void handle(Caller caller, double now) {
    double natural = world.natural(caller.cell, random);
    boolean isHurried = world.isHurried(natural, norm, random);
    caller.waited = now - caller.arrival;
    caller.handled = isHurried ? QueueWorld.hurriedTo(norm, random) : natural;
    caller.comesAgain = random.nextDouble() < world.comesAgain(caller.cell, natural, isHurried);
    Agent agent = idle.isEmpty() ? new Agent() : idle.remove(random.nextInt(idle.size()));
    agent.freeAt = now + caller.handled();
    busy.add(agent);
    int last = slot(agent.freeAt - 1);
    for (int slot = Math.max(slot(now), agent.lastSlot + 1); slot <= last; slot++) {
      seen[slot]++;
    }
    agent.lastSlot = Math.max(agent.lastSlot, last);
  }

  private static int slot(double seconds) {
    return Math.min(QueueWorld.SLOTS - 1, (int) (seconds / SLOT_SECONDS));
  }
}
