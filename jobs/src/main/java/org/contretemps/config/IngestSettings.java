package org.contretemps.config;

/**
 * How landing files are loaded.
 *
 * @param refuseFileAboveShare share of bad records in one file above which the night is refused
 * @param keepEventsDays days for which the events of event logs are kept, before the last of them
 */
public record IngestSettings(double refuseFileAboveShare, int keepEventsDays) {
  /** What stands where nothing is said. */
  public static final IngestSettings DEFAULT = new IngestSettings(0.2, 90);

  static IngestSettings from(Settings ingest) {
    return new IngestSettings(
        ingest.number("refuse-file-above-share", DEFAULT.refuseFileAboveShare(), 0, 1),
        ingest.integer("keep-events-days", DEFAULT.keepEventsDays(), 8, 10_000));
  }
}
