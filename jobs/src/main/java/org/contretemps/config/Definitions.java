package org.contretemps.config;

import java.util.List;

/**
 * The settings that decide what computed tables hold: how situations are scored, how long before
 * and after a contact others count as prior contacts or repeats, and how long an agent is new. A
 * table carries the fingerprint of its definitions, by which a night refuses to mix rows computed
 * by different ones; what has changed since each earlier method is said here, too.
 *
 * @param typology how situations are scored
 * @param outcomes how long before and after a contact others count
 * @param newAgentDays experience below which an agent is new
 */
public record Definitions(SituationTypology typology, OutcomeWindows outcomes, int newAgentDays) {
  /** Changes when the same settings are computed in another way. */
  private static final int METHOD = 6;

  /** The default. */
  public static final Definitions DEFAULT =
      new Definitions(SituationTypology.DEFAULT, OutcomeWindows.DEFAULT, 90);

  /** The bounds of suspected stand-ins, which definitions of older builds did not have. */
  private static final String BOUNDS = "StandInBounds\\[[^\\]]*\\[[^\\]]*\\]\\]";

  /** The same for the same definitions, on every machine. */
  public MadeBy madeBy() {
    String withoutBounds = toString().replaceAll(", standIns=" + BOUNDS, "");
    String withFixedBounds = toString().replaceAll(BOUNDS, outcomes.standIns().asFixed());
    return MadeBy.of(
        METHOD + " " + this,
        List.of(
            new MadeBy.Change(
                "1 " + withoutBounds,
                List.of(
                    "Repeats count on the leg on which the customer was last spoken to, on any service that the conversation came to. Before, only the last leg and its service were looked at, so that a customer who was back at the desk at which the call had begun was missed.",
                    "Conversations that nobody handled, or that the organisation began, are not counted for repeats: a return after them says nothing about how a contact was handled. Returns after nobody answered are counted apart (missed, retried).")),
            new MadeBy.Change(
                "2 " + withoutBounds,
                List.of(
                    "Waits, answers and handling times of a conversation are those of all its legs of the date, each conversation once, without consultations between agents.")),
            new MadeBy.Change(
                "3 " + withoutBounds,
                List.of(
                    "A customer with more contacts than people have is suspected to stand for unknown people, and left out of repeats.")),
            new MadeBy.Change(
                "3 " + withFixedBounds,
                List.of(
                    "How many contacts people have is asked of the data: of an organisation's customers, one who has many times the conversations of all but the top thousandth is suspected to stand for unknown people. Before, it took 500 conversations everywhere.")),
            new MadeBy.Change(
                "4 " + this,
                List.of(
                    "Waits and handling times of a conversation that goes on after midnight count on the date on which it began, with those of the next date. Before, what came after midnight was left out.")),
            new MadeBy.Change(
                "5 " + this,
                List.of(
                    "A leg that names no customer has that of its conversation, if the other legs name one. Before, it was nobody's, so that a return on its service was missed.",
                    "Who waits in several queues at once waits once. Before, their waits were added up."))));
  }
}
