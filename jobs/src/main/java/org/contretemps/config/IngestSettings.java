package org.contretemps.config;

/**
 * How landing files are loaded.
 *
 * @param refuseFileAboveShare share of bad records in one file above which the night is refused
 * @param keepEventsDays days for which the events of event logs are kept, before the last of them
 * @param longCallHours talk of a contact made of events above which it is noted as a finding
 */
public record IngestSettings(double refuseFileAboveShare, int keepEventsDays, int longCallHours) {
  /** What stands where nothing is said. */
  public static final IngestSettings DEFAULT = new IngestSettings(0.2, 90, 4);

  static IngestSettings from(Settings ingest) {
    return new IngestSettings(
        ingest.number("refuse-file-above-share", DEFAULT.refuseFileAboveShare(), 0, 1),
        ingest.integer("keep-events-days", DEFAULT.keepEventsDays(), 8, 10_000),
        ingest.integer("long-call-hours", DEFAULT.longCallHours(), 1, 168));
  }
}
