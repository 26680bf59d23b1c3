package org.contretemps.proof.simulation;

import java.time.LocalDate;
import org.contretemps.proof.simulation.HandlingModel.Circumstances;
import org.contretemps.proof.simulation.SimulatedContact.Direction;
import org.contretemps.proof.simulation.SimulatedContact.EndedBy;
import org.contretemps.proof.simulation.SimulatedContact.Handling;
import org.contretemps.proof.simulation.SimulatedContact.Outcome;
import org.contretemps.proof.simulation.SimulatedContact.Truth;

/**
 * The place of a leg in its day, and the contact that is written down of it.
 *
 * @param day epoch day
 * @param second of the day
 */
record VisitMoment(
    String conversationId,
    int leg,
    Direction direction,
    SimulatedChannel channel,
    long day,
    int second) {

  /**
   * A contact that an agent handled.
   *
   * @param transferredTo the team that the customer is passed on to, or null
   */
  SimulatedContact contact(
      Circumstances in,
      Situation situation,
      Handling handling,
      Truth truth,
      String transferredTo,
      Draws draws) {
    int ended = second + handling.waitSeconds() + handling.handlingSeconds();
    Matter matter = in.matter();
    return new SimulatedContact(
        conversationId + "-" + leg,
        conversationId,
        matter.caseId(),
        leg,
        in.cell(),
        direction,
        new SimulatedContact.ContactAgent(
            in.agent().team(), in.agent().id(), in.agent().experienceDays()),
        matter.customer(),
        situation,
        LocalDate.ofEpochDay(day),
        second,
        handling,
        OutcomeModel.outcome(situation, truth, transferredTo, ended, draws),
        truth);
  }

  /** A contact of a customer who gave up after a wait in seconds. */
  SimulatedContact abandoned(Matter matter, WorldCell cell, int wait) {
    return new SimulatedContact(
        conversationId + "-1",
        conversationId,
        matter.caseId(),
        1,
        cell,
        direction,
        null,
        matter.customer(),
        matter.situation(),
        LocalDate.ofEpochDay(day),
        second,
        new Handling(wait, 0, 0, 0),
        new Outcome(null, false, EndedBy.CUSTOMER, true, null, null, null, null, second + wait),
        null);
  }
}
