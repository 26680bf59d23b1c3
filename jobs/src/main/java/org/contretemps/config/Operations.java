package org.contretemps.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How operators are notified of a night: hook, metrics, lineage.
 *
 * @param hookCommand a program with its arguments that gets news of failures and zones; may be
 *     empty
 * @param hookUrl a URL that gets the same
 * @param hookSeconds the time that either may take
 * @param metricsFile the file for Prometheus; none if it is not wanted
 * @param silentAfterDays days without a delivery after which a regular source is called silent; 0
 *     if that is not wanted
 * @param lineage where events of OpenLineage go
 */
public record Operations(
    List<String> hookCommand,
    Optional<URI> hookUrl,
    int hookSeconds,
    Optional<Path> metricsFile,
    int silentAfterDays,
    LineageSettings lineage) {

  /** The default. */
  public static final Operations DEFAULT =
      new Operations(List.of(), Optional.empty(), 10, Optional.empty(), 3, LineageSettings.DEFAULT);

  static Operations from(
      Settings sources, Settings hook, Settings metrics, Settings lineage, Path home) {
    return new Operations(
        hook.texts("command"),
        hook.webAddress("url"),
        hook.integer("seconds", DEFAULT.hookSeconds, 1, 600),
        metrics.optionalText("file").map(file -> home.resolve(file).normalize()),
        sources.integer("silent-after-days", DEFAULT.silentAfterDays, 0, 365),
        LineageSettings.from(lineage, home));
  }
}
