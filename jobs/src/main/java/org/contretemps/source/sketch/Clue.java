package org.contretemps.source.sketch;

import java.util.List;

/**
 * A pattern that recognises, in a column's name, the field of a contact that the column probably
 * holds.
 *
 * @param words a pattern, sought in the name in lower case without accents and marks
 * @param doubt what is doubtful about the guess; empty if nothing
 */
record Clue(String field, String kind, String words, String doubt) {
  static final String CONTACT_ID = "contact_id";
  static final String STARTED_AT = "started_at";
  static final String CHANNEL = "channel";
  static final String SECONDS = "INT";
  static final String TIME = "TIMESTAMP";

  /** A few words, each of which has a meaning: {@link KnownWords}. */
  static final String WORDS = "WORDS";

  private static final String TEXT = "TEXT";
  private static final String OTHERS = "values that are not recognised reject their record";
  private static final String KEPT = "values that are not recognised stay as they are";
  private static final String HOLD = "whether hold is part of it; talk is without hold";
  private static final String WHOLE = "whether it is the whole handling time";
  private static final String WITHHELD =
      "whether one value stands for withheld or unknown callers; map it to NULL";

  /** What tells contacts apart, and when they began. */
  static final List<Clue> WHICH_AND_WHEN =
      List.of(
          new Clue(
              CONTACT_ID,
              TEXT,
              "(call|contact|unique|interaction|session|anruf) ?id|^id$|uuid|guid|^ref|reference|ticket",
              ""),
          new Clue(
              STARTED_AT,
              TIME,
              "start|begin|debut|date|time|heure|horodat|created|arriv|fecha|datum|\\bdata\\b|hora|inicio",
              ""));

  /** In this order: hold before wait, since both are waiting; the narrower word first. */
  static final List<Clue> MORE =
      List.of(
          new Clue(CHANNEL, WORDS, "channel|canal|kanal|media", OTHERS),
          new Clue("conversation_id", TEXT, "(conversation|interaction|session) ?id", ""),
          new Clue("hold_seconds", SECONDS, "hold|en ligne|mise en attente", ""),
          new Clue(
              "wrap_up_seconds",
              SECONDS,
              "wrap|acw|after|post ?appel|post ?traitement|nachbearb",
              ""),
          new Clue("wait_seconds", SECONDS, "wait|attente|queue time|ring|espera|warte", ""),
          new Clue(
              "talk_seconds",
              SECONDS,
              "talk|communication|comm|conversation|billsec|gesprach",
              HOLD),
          new Clue("talk_seconds", SECONDS, "duree|duration|durac|ligac|dauer|length", HOLD),
          new Clue("talk_seconds", SECONDS, "handl|\\baht\\b|\\bdmt\\b|traitement", WHOLE),
          new Clue(
              "agent_id",
              TEXT,
              "agent|assignee|assigned|conseiller|operat|user\\b|employee|representative|\\brep\\b|advis|answered by|mitarbeiter|atend",
              ""),
          new Clue(
              "service",
              TEXT,
              "queue|^file|skill|service|group|^cola|^fila|warteschlange|campaign|depart",
              ""),
          new Clue(
              "customer_id",
              TEXT,
              "customer|client|caller|phone|telefon|requester|demandeur|usager|allocataire|appelant|^from$|ani$|^src$",
              WITHHELD),
          new Clue("customer_id", TEXT, "number|numero", WITHHELD),
          new Clue("ended_by", WORDS, "ended|hangup|disconnect|^fin$|raccroch", KEPT),
          new Clue("direction", WORDS, "direction|^dir$|^sens$|richtung|sentido", OTHERS));
}
