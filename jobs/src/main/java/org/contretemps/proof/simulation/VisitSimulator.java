package org.contretemps.proof.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contretemps.proof.simulation.EpisodePlan.Visit;
import org.contretemps.proof.simulation.HandlingModel.Circumstances;
import org.contretemps.proof.simulation.SimulatedContact.Direction;
import org.contretemps.proof.simulation.SimulatedContact.Handling;
import org.contretemps.proof.simulation.SimulatedContact.Truth;

/**
 * Simulates one visit of a customer: waiting, giving up, trying again, being served, being
 * transferred. Every visit draws from a stream of its own.
 */
final class VisitSimulator {
  private static final double MEAN_PATIENCE_SECONDS = 700;
  private static final double TRIES_AGAIN = 0.75;
  private static final double IS_CALLED_BACK = 0.2;
  private static final double OTHER_CHANNEL = 0.25;
  private static final double TO_BACK_OFFICE = 0.3;

  private final SimulatedWorld world;
  private final VisitConditions conditions;

  VisitSimulator(SimulatedWorld world) {
    this.world = world;
    this.conditions = new VisitConditions(world);
  }

  /**
   * What became of a visit.
   *
   * @param served whether an agent answered
   * @param ended second of the day at which all was over
   */
  record Result(List<SimulatedContact> contacts, boolean served, boolean comesBack, int ended) {}

  /**
   * Plays a visit.
   *
   * @param number 0 for the episode's first
   * @param mayReturn whether the plan has a visit after this one
   * @param endedBefore second at which an earlier visit of the same day was over
   */
  Result play(
      Matter matter, Visit visit, int number, boolean mayReturn, int endedBefore, Draws draws) {
    SimulatedChannel channel =
        number > 0 && draws.chance(OTHER_CHANNEL) ? world.drawChannel(draws) : matter.channel();
    int start = startSecond(visit, endedBefore);
    String conversation = matter.caseId() + "-" + (number + 1);
    List<SimulatedContact> contacts = new ArrayList<>(2);

    Direction direction = Direction.INBOUND;
    int wait = conditions.waitSeconds(matter, channel, visit.day(), start, draws);
    int patience =
        channel.isLive() ? (int) (5 + MEAN_PATIENCE_SECONDS * draws.exponential()) : wait;
    if (wait > patience) {
      contacts.add(
          new VisitMoment(conversation + "a", 1, direction, channel, visit.day(), start)
              .abandoned(matter, conditions.cell(matter, matter.situation(), channel), patience));
      int again = start + patience + 120 + draws.below(1_500);
      if (again >= WorldCalendar.CLOSES || !draws.chance(TRIES_AGAIN)) {
        return new Result(contacts, false, false, start + patience);
      }
      start = again;
      direction = draws.chance(IS_CALLED_BACK) ? Direction.CALLBACK : Direction.INBOUND;
      wait = direction == Direction.CALLBACK ? 0 : Math.min(patience, wait - patience);
    }
    VisitMoment answered =
        new VisitMoment(conversation + "s", 1, direction, channel, visit.day(), start);
    Optional<SimulatedContact> cut = shortContact(matter, answered, wait, draws);
    if (cut.isPresent()) {
      contacts.add(cut.get());
      int over = start + wait + cut.get().handling().handlingSeconds();
      int again = over + 60 + draws.below(1_500);
      boolean isWrongNumber = cut.get().cell().kind() == CellKind.WRONG_NUMBERS;
      if (isWrongNumber || again >= WorldCalendar.CLOSES || !draws.chance(TRIES_AGAIN)) {
        return new Result(contacts, false, false, over);
      }
      start = again;
      wait = Math.min(patience, conditions.waitSeconds(matter, channel, visit.day(), start, draws));
    }
    VisitMoment served = new VisitMoment(conversation, 1, direction, channel, visit.day(), start);
    return serve(matter, served, wait, mayReturn ? visit.repeatDraw() : 1, contacts, draws);
  }

  /** A contact that ends at once, if the cell has such contacts. */
  private Optional<SimulatedContact> shortContact(
      Matter matter, VisitMoment moment, int wait, Draws draws) {
    if (!conditions.cell(matter, matter.situation(), moment.channel()).kind().hasShortContacts()) {
      return Optional.empty();
    }
    int team = draws.below(matter.service().teams());
    Agent agent = conditions.agent(matter.service(), team, moment.day(), draws);
    Circumstances in = circumstances(matter, matter.situation(), moment, agent);
    if (!draws.chance(SimulatedShortContacts.share(in.cell().kind(), agent))) {
      return Optional.empty();
    }
    HandlingModel.Result handled = SimulatedShortContacts.handle(draws);
    Handling handling = new Handling(wait, handled.seconds(), 0, 0);
    return Optional.of(
        moment.contact(
            in, matter.situation(), handling, unrepeated(in, moment, handled), null, draws));
  }

  /** The agent's own call some day after a visit. It never counts as the customer's coming back. */
  SimulatedContact followUp(Matter matter, Visit visit, int number, Draws draws) {
    VisitMoment moment =
        new VisitMoment(
            matter.caseId() + "-" + (number + 1) + "f",
            1,
            Direction.OUTBOUND,
            matter.channel(),
            visit.followUpDay(),
            WorldCalendar.startSecond(draws.uniform()));
    int team = draws.below(matter.service().teams());
    Agent agent = conditions.agent(matter.service(), team, moment.day(), draws);
    Circumstances in = circumstances(matter, matter.situation(), moment, agent);
    HandlingModel.Result handled = handle(in, moment, true, draws);
    Handling handling = split(handled.seconds(), 0, moment.channel(), draws);
    Truth truth = unrepeated(in, moment, handled);
    return moment.contact(in, matter.situation(), handling, truth, null, draws);
  }

  private Result serve(
      Matter matter,
      VisitMoment first,
      int wait,
      double repeatDraw,
      List<SimulatedContact> contacts,
      Draws draws) {
    int teams = matter.service().teams();
    int team = draws.below(teams);
    Situation situation = matter.situation();
    VisitMoment moment = first;
    int waited = wait;
    MarkEffect ofHandover = MarkEffect.NONE;
    if (first.channel().isLive() && draws.chance(passedOnShare(matter))) {
      int otherTeam = draws.chance(TO_BACK_OFFICE) ? teams : (team + 1) % teams;
      SimulatedContact leg =
          received(matter, moment, team, waited, matter.service().team(otherTeam), draws);
      contacts.add(leg);
      ofHandover = ofHandover(matter, leg);
      team = otherTeam;
      situation = situation.afterTransfer();
      moment =
          new VisitMoment(
              first.conversationId(),
              2,
              first.direction(),
              first.channel(),
              first.day(),
              moment.second() + waited + leg.handling().handlingSeconds());
      waited = 10 + draws.below(80);
    }
    Agent agent = conditions.agent(matter.service(), team, moment.day(), draws);
    Circumstances in = circumstances(matter, situation, moment, agent);
    HandlingModel.Result handled = handle(in, moment, false, draws);
    MarkEffect effect = effect(in, moment, handled).plus(ofHandover);
    double logit = HandlingModel.repeatLogit(in) + effect.repeatLogit();
    double added = handled.hurried() ? in.cell().hurry().addedLogit(handled.logOverrun()) : 0;
    double probability = HandlingModel.probability(logit + added);
    boolean comesBack = repeatDraw < probability;
    Truth truth =
        new Truth(
            matter.difficulty(),
            handled.naturalSeconds(),
            handled.hurried(),
            probability,
            probability - HandlingModel.probability(logit),
            comesBack,
            effect,
            draws.seed());
    Handling handling = split(handled.seconds(), waited, moment.channel(), draws);
    contacts.add(moment.contact(in, situation, handling, truth, null, draws));
    int ended = moment.second() + waited + handled.seconds();
    return new Result(contacts, true, comesBack, ended);
  }

  /** The leg of the agent who passes the customer on. */
  private SimulatedContact received(
      Matter matter, VisitMoment moment, int team, int wait, String transferredTo, Draws draws) {
    Agent agent = conditions.agent(matter.service(), team, moment.day(), draws);
    Circumstances in = circumstances(matter, matter.situation(), moment, agent);
    HandlingModel.Result handled = handle(in, moment, true, draws);
    Handling handling = split(handled.seconds(), wait, moment.channel(), draws);
    Truth truth = unrepeated(in, moment, handled);
    return moment.contact(in, matter.situation(), handling, truth, transferredTo, draws);
  }

  private Truth unrepeated(Circumstances in, VisitMoment moment, HandlingModel.Result handled) {
    MarkEffect effect = effect(in, moment, handled);
    return new Truth(
        in.matter().difficulty(),
        handled.naturalSeconds(),
        handled.hurried(),
        0,
        0,
        false,
        effect,
        Truth.NO_FEEDBACK);
  }

  private MarkEffect effect(Circumstances in, VisitMoment moment, HandlingModel.Result handled) {
    return world
        .marks()
        .effect(
            in.matter(),
            in.agent().teamNumber(),
            moment.day(),
            handled.seconds() <= in.cell().normOn(moment.day()));
  }

  private MarkEffect ofHandover(Matter matter, SimulatedContact given) {
    int norm = given.cell().normOn(given.day().toEpochDay());
    return world.marks().ofHandover(matter.service(), given.handling().handlingSeconds() <= norm);
  }

  private double passedOnShare(Matter matter) {
    return (0.02 + 0.012 * matter.difficulty()) * world.marks().transferFactor(matter.service());
  }

  private static HandlingModel.Result handle(
      Circumstances in, VisitMoment moment, boolean onlyReceived, Draws draws) {
    return HandlingModel.handle(in, in.cell().normOn(moment.day()), onlyReceived, draws);
  }

  private static int startSecond(Visit visit, int endedBefore) {
    if (!visit.sameDay()) {
      return WorldCalendar.startSecond(visit.startDraw());
    }
    int earliest = endedBefore + 600;
    return earliest + (int) (visit.startDraw() * Math.max(60, WorldCalendar.CLOSES - earliest));
  }

  private Circumstances circumstances(
      Matter matter, Situation situation, VisitMoment moment, Agent agent) {
    return conditions.circumstances(
        matter, situation, moment.channel(), moment.day(), moment.second(), agent);
  }

  private static Handling split(int seconds, int wait, SimulatedChannel channel, Draws draws) {
    boolean held = channel.isLive() && draws.chance(0.3);
    int hold = held ? (int) (seconds * 0.25 * draws.uniform()) : 0;
    int wrapUp = (int) (seconds * draws.uniform(0.08, 0.22));
    return new Handling(wait, seconds - hold - wrapUp, hold, wrapUp);
  }
}
