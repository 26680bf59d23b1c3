package org.contretemps.publish.pilot;

import java.util.List;
import java.util.Optional;
import org.contretemps.config.ConfigurationException;

/**
 * The services whose norm per contact a pilot changes, each of them a cluster.
 *
 * @param services the clusters, in a fixed order
 * @param channel only this one; if empty, all
 * @param type only this type of situation; if empty, all
 * @param seconds the norm that is tried
 */
public record PilotScope(
    String organisation,
    List<String> services,
    Optional<String> channel,
    Optional<String> type,
    int seconds) {
  /**
   * @throws ConfigurationException if a service is named twice, or the norm is no norm
   */
  public PilotScope {
    services = services.stream().sorted().toList();
    if (services.stream().distinct().count() < services.size()) {
      throw new ConfigurationException(
          "Cannot plan a pilot: a service is named twice in %s. Name each once."
              .formatted(services));
    }
    if (seconds < 1) {
      throw new ConfigurationException(
          "Cannot plan a pilot of a norm of %d s: it is no time. Give at least 1 s."
              .formatted(seconds));
    }
  }
}
