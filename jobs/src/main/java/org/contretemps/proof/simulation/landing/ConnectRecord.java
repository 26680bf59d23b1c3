package org.contretemps.proof.simulation.landing;

import java.time.Instant;
import java.time.ZoneId;
import org.contretemps.proof.simulation.SimulatedChannel;
import org.contretemps.proof.simulation.SimulatedContact;
import org.contretemps.proof.simulation.SimulatedObjective;
import org.contretemps.proof.simulation.Situation;

/**
 * Writes a simulated contact as an Amazon Connect contact record: one line of JSON, with the nulls
 * and extra fields of real records, so that files have their usual size. The traits of the
 * situation are in the attributes. Times are UTC.
 */
final class ConnectRecord {
  private static final String INSTANCE =
      "arn:aws:connect:eu-west-3:000000000000:instance/00000000-0000-0000-0000-000000000000";

  private final SimulatedContact contact;
  private final ZoneId zone;
  private final JsonObjectLine json = new JsonObjectLine();

  private ConnectRecord(SimulatedContact contact, ZoneId zone) {
    this.contact = contact;
    this.zone = zone;
  }

  /**
   * The record's line.
   *
   * @param zone of the contact's wall times
   */
  static String line(SimulatedContact contact, ZoneId zone) {
    return new ConnectRecord(contact, zone).line();
  }

  private String line() {
    SimulatedContact.Handling handling = contact.handling();
    int answered = contact.startedSecond() + handling.waitSeconds();
    int ended =
        answered + (contact.isHandled() ? handling.talkSeconds() + handling.holdSeconds() : 0);
    String service = contact.cell().service().name();
    boolean isTransfer = contact.situation().receivedByTransfer();
    json.open(null)
        .text("AWSAccountId", "000000000000")
        .text("AWSContactTraceRecordFormatVersion", "2017-03-10");
    addAgent(answered);
    json.number("AgentConnectionAttempts", contact.isHandled() ? 1 : 0);
    addAttributes();
    json.text(
            "Channel",
            contact.cell().channel() == SimulatedChannel.PHONE
                ? "VOICE"
                : contact.cell().channel().name())
        .text("ConnectedToSystemTimestamp", time(contact.startedSecond()))
        .text("ContactId", contact.contactId())
        .open("CustomerEndpoint")
        .text("Address", contact.customer().id())
        .text("Type", "TELEPHONE_NUMBER")
        .close()
        .text("DisconnectReason", contact.outcome().endedBy().name() + "_DISCONNECT")
        .text("DisconnectTimestamp", time(ended))
        .text("InitialContactId", isTransfer ? contact.conversationId() : null)
        .text("InitiationMethod", isTransfer ? "TRANSFER" : contact.direction().name())
        .text("InitiationTimestamp", time(contact.startedSecond()))
        .text("InstanceARN", INSTANCE)
        .text("LastUpdateTimestamp", time(contact.outcome().lastUpdatedSecond()))
        .text("NextContactId", null)
        .text("PreviousContactId", isTransfer ? contact.conversationId() : null)
        .open("Queue")
        .text("ARN", INSTANCE + "/queue/" + service)
        .text("DequeueTimestamp", time(answered))
        .number("Duration", handling.waitSeconds())
        .text("EnqueueTimestamp", time(contact.startedSecond()))
        .text("Name", service)
        .close()
        .text("Recording", null)
        .text("TransferCompletedTimestamp", null)
        .text("TransferredToEndpoint", null);
    return json.close().toString();
  }

  private void addAgent(int answered) {
    SimulatedContact.ContactAgent agent = contact.agent();
    if (agent == null) {
      json.text("Agent", null);
      return;
    }
    SimulatedContact.Handling handling = contact.handling();
    int workBegins = answered + handling.talkSeconds() + handling.holdSeconds();
    json.open("Agent")
        .text("ARN", INSTANCE + "/agent/" + agent.id())
        .number("AfterContactWorkDuration", handling.wrapUpSeconds())
        .text("AfterContactWorkEndTimestamp", time(workBegins + handling.wrapUpSeconds()))
        .text("AfterContactWorkStartTimestamp", time(workBegins))
        .number("AgentInteractionDuration", handling.talkSeconds())
        .text("ConnectedToAgentTimestamp", time(answered))
        .number("CustomerHoldDuration", handling.holdSeconds())
        .open("HierarchyGroups")
        .open("Level1")
        .text("GroupName", agent.team())
        .close()
        .close()
        .open("RoutingProfile")
        .text("Name", "all queues")
        .close()
        .text("Username", agent.id())
        .close();
  }

  private void addAttributes() {
    Situation situation = contact.situation();
    SimulatedContact.Outcome outcome = contact.outcome();
    json.open("Attributes")
        .text("case_id", contact.caseId())
        .text("customer_id", contact.customer().id())
        .text("customer_kind", contact.customer().kind().name())
        .text("documents_involved", String.valueOf(situation.documentsInvolved()))
        .text("is_third_party", String.valueOf(situation.thirdParty()))
        .text("objectives", SimulatedObjective.names(situation.objectives()))
        .text("resolved", outcome.resolved() == null ? null : outcome.resolved().toString())
        .text("rule_changed_recently", String.valueOf(situation.ruleChangedRecently()))
        .text("services_involved", String.valueOf(situation.servicesInvolved()))
        .text("territory", contact.customer().territory());
    if (contact.isHandled()) {
      json.text("agent_experience_days", String.valueOf(contact.agent().experienceDays()));
    }
    json.close();
  }

  private String time(int second) {
    Instant instant = contact.day().atStartOfDay().plusSeconds(second).atZone(zone).toInstant();
    return instant.toString();
  }
}
