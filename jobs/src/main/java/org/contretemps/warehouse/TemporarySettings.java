package org.contretemps.warehouse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.RuntimeConfig;
import scala.jdk.javaapi.OptionConverters;

/**
 * Changes settings of a Spark session while some work runs, and restores the earlier values
 * afterwards.
 */
final class TemporarySettings {
  private TemporarySettings() {}

  /** Does some work with other settings. */
  static <R> R during(RuntimeConfig conf, Map<String, String> settings, Supplier<R> work) {
    Map<String, Optional<String>> before = new HashMap<>();
    settings.keySet().forEach(key -> before.put(key, own(conf, key)));
    settings.forEach(conf::set);
    try {
      return work.get();
    } finally {
      before.forEach(
          (key, value) -> value.ifPresentOrElse(v -> conf.set(key, v), () -> conf.unset(key)));
    }
  }

  /** What somebody has set, and not what Spark does by itself. */
  static Optional<String> own(RuntimeConfig conf, String key) {
    return OptionConverters.toJava(conf.getAll().get(key));
  }
}
