package org.contretemps.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The targets of a run's OpenLineage events: a file, a URL, or both.
 *
 * @param file a file that they are added to as JSON lines
 * @param url an address that they are posted to, one by one
 * @param seconds the time that all posts of a run may take
 */
public record LineageSettings(Optional<Path> file, Optional<URI> url, int seconds) {
  /** Nowhere. */
  public static final LineageSettings DEFAULT =
      new LineageSettings(Optional.empty(), Optional.empty(), 30);

  static LineageSettings from(Settings lineage, Path home) {
    return new LineageSettings(
        lineage.optionalText("file").map(file -> home.resolve(file).normalize()),
        lineage.webAddress("url"),
        lineage.integer("seconds", DEFAULT.seconds, 1, 600));
  }
}
