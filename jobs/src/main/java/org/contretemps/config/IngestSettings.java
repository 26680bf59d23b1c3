package org.contretemps.config;

import java.util.List;

/**
 * The settings by which landing files are loaded.
 *
 * @param refuseFileAboveShare share of bad records in one file above which the night is refused
 * @param keepEventsDays days for which the events of event logs are kept, before the last of them
 * @param longCallHours talk time above which calls, and contacts assembled from events, are noted
 * @param standIns texts that stand for an unknown person, as customer or agent
 */
public record IngestSettings(
    double refuseFileAboveShare, int keepEventsDays, int longCallHours, List<String> standIns) {
  /** What telephone systems, telephone networks and programs write for nobody. */
  private static final List<String> SHIPPED_STAND_INS =
      List.of(
          "anonymous",
          "anonyme",
          "anonym",
          "unknown",
          "inconnu",
          "unbekannt",
          "private",
          "privé",
          "restricted",
          "withheld",
          "unavailable",
          "not available",
          "out of area",
          "blocked",
          "hidden",
          "masqué",
          "numéro masqué",
          "unknown caller",
          "private caller",
          "private number",
          "unknown number",
          "withheld number",
          "number withheld",
          "anonymous caller",
          "caller id withheld",
          "no caller id",
          "no number",
          "not provided",
          "unidentified",
          "secret",
          "non communiqué",
          "non renseigné",
          "non identifié",
          "unterdrückt",
          "privat",
          "desconocido",
          "anónimo",
          "oculto",
          "privado",
          "sconosciuto",
          "privato",
          "riservato",
          "onbekend",
          "anoniem",
          "afgeschermd",
          "desconhecido",
          "restrito",
          "\\N",
          "asterisk",
          "none",
          "null",
          "nil",
          "nan",
          "undefined",
          "unassigned",
          "non attribué",
          "na",
          "n/a",
          "+266696687",
          "+7378742833",
          "+2562533",
          "+8656696",
          "+86282452253");

  /** The default. */
  public static final IngestSettings DEFAULT = new IngestSettings(0.2, 90, 4, SHIPPED_STAND_INS);

  static IngestSettings from(Settings ingest) {
    List<String> standIns = ingest.texts("stand-ins");
    return new IngestSettings(
        ingest.number("refuse-file-above-share", DEFAULT.refuseFileAboveShare(), 0, 1),
        ingest.integer("keep-events-days", DEFAULT.keepEventsDays(), 8, 10_000),
        ingest.integer("long-call-hours", DEFAULT.longCallHours(), 1, 168),
        standIns.isEmpty() ? DEFAULT.standIns() : standIns);
  }
}
