package org.contretemps.proof.simulation.landing;

import java.time.LocalDate;
import org.contretemps.proof.simulation.Customer;
import org.contretemps.proof.simulation.Service;
import org.contretemps.proof.simulation.SimulatedContact;
import org.contretemps.proof.simulation.SimulatedIncident;
import org.contretemps.proof.simulation.SimulatedNormEntry;
import org.contretemps.proof.simulation.SimulatedObjective;
import org.contretemps.proof.simulation.SimulatedReview;
import org.contretemps.proof.simulation.SimulatedSurvey;
import org.contretemps.proof.simulation.Situation;

/**
 * Turns simulated records into lines of landing files, whose columns it declares. Times are local
 * wall times, {@code yyyy-MM-dd HH:mm:ss}; what is unknown is empty.
 */
final class LandingFiles {
  private LandingFiles() {}

  /** A line and the day in whose folder it is delivered. */
  record Delivered(String day, String line) {
    private static Delivered on(LocalDate day, CsvLine line) {
      return new Delivered(day.toString(), line.toString());
    }
  }

  static Delivered contact(SimulatedContact contact) {
    String day = contact.day().toString();
    Service service = contact.cell().service();
    Situation situation = contact.situation();
    CsvLine line =
        new CsvLine()
            .add(contact.contactId())
            .add(contact.conversationId())
            .add(contact.caseId())
            .add(contact.leg())
            .add(service.organisation())
            .add(service.name())
            .add(situation.servicesInvolved())
            .add(contact.cell().channel().name())
            .add(contact.direction().name());
    addPeople(line, contact);
    line.addTime(day, contact.startedSecond()).add(contact.handling().waitSeconds());
    addHandling(line, contact);
    addOutcome(line.add(situation.receivedByTransfer()), contact, day);
    return new Delivered(day, line.toString());
  }

  private static void addPeople(CsvLine line, SimulatedContact contact) {
    SimulatedContact.ContactAgent agent = contact.agent();
    if (agent == null) {
      line.addEmpty(3);
    } else {
      line.add(agent.team()).add(agent.id()).add(agent.experienceDays());
    }
    Customer customer = contact.customer();
    line.add(customer.id())
        .add(customer.kind().name())
        .add(contact.situation().thirdParty())
        .add(customer.territory());
  }

  private static void addHandling(CsvLine line, SimulatedContact contact) {
    SimulatedContact.Handling handling = contact.handling();
    if (contact.isHandled()) {
      line.add(handling.talkSeconds()).add(handling.holdSeconds()).add(handling.wrapUpSeconds());
    } else {
      line.addEmpty(3);
    }
  }

  private static void addOutcome(CsvLine line, SimulatedContact contact, String day) {
    SimulatedContact.Outcome outcome = contact.outcome();
    Situation situation = contact.situation();
    line.add(outcome.transferredTo())
        .add(outcome.escalated())
        .add(outcome.endedBy().name())
        .add(outcome.abandoned())
        .add(SimulatedObjective.names(situation.objectives()))
        .add(situation.ruleChangedRecently())
        .add(situation.documentsInvolved())
        .addNullable(outcome.resolved())
        .addNullable(outcome.fileComplete())
        .addNullableTime(day, outcome.saleAgreedSecond())
        .addNullableTime(day, outcome.saleSignedSecond())
        .addTime(day, outcome.lastUpdatedSecond());
  }

  static Delivered norm(SimulatedNormEntry entry) {
    LocalDate day = entry.loggedAt().toLocalDate();
    return Delivered.on(
        day,
        new CsvLine()
            .addTime(day.toString(), entry.loggedAt().toLocalTime().toSecondOfDay())
            .add(entry.organisation())
            .add(entry.service())
            .add(entry.channel().name())
            .addNullable(entry.situationType())
            .add(entry.basis().name())
            .add(entry.target())
            .add(entry.attainmentTarget())
            .add(entry.effectiveFrom().toString())
            .add(entry.revoked()));
  }

  static Delivered survey(SimulatedSurvey survey) {
    CsvLine line =
        new CsvLine()
            .add(survey.contact().contactId())
            .add(survey.contact().cell().service().organisation())
            .addTime(survey.day().toString(), survey.answeredSecond())
            .add(survey.csat())
            .add(survey.scale())
            .addNullable(survey.feltWaitSeconds())
            .add(survey.sharedWithTeam());
    if (survey.servqual().isEmpty()) {
      line.addEmpty(2 * SimulatedSurvey.Dimension.values().length);
    }
    survey.servqual().forEach(line::add);
    return Delivered.on(survey.day(), line);
  }

  static Delivered review(SimulatedReview review) {
    return Delivered.on(
        review.day(),
        new CsvLine()
            .add(review.contact().contactId())
            .add(review.contact().cell().service().organisation())
            .addTime(review.day().toString(), review.reviewedSecond())
            .add(review.qualityScore())
            .add(review.complianceScore())
            .add(review.smallThings())
            .add(review.counsel())
            .add(review.inference()));
  }

  static Delivered pulse(SimulatedPulse pulse, LocalDate day) {
    return Delivered.on(
        day,
        new CsvLine()
            .add(pulse.organisation())
            .add(pulse.team())
            .add(pulse.week().toString())
            .add(pulse.respondentNumber())
            .add(pulse.goodWork())
            .add(pulse.enoughTime())
            .add(pulse.supported()));
  }

  static Delivered incident(SimulatedIncident incident) {
    String day = incident.day().toString();
    return Delivered.on(
        incident.day(),
        new CsvLine()
            .add(incident.organisation())
            .add(incident.system())
            .addTime(day, incident.startedSecond())
            .addTime(day, incident.endedSecond())
            .add(incident.kind().name()));
  }
}
