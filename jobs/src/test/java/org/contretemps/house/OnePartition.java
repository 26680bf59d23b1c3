package org.contretemps.house;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.RuntimeConfig;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets Spark keep rows in one piece while a class runs, as a small night does: half of the tasks.
 * For tests of what is committed and when; how parts of rows come together is proved elsewhere.
 */
public final class OnePartition implements BeforeAllCallback, AfterAllCallback {
  private static final Map<String, Optional<String>> BEFORE =
      Map.of(
          "spark.sql.shuffle.partitions", Optional.of("2"),
          "spark.sql.leafNodeDefaultParallelism", Optional.empty());

  @Override
  public void beforeAll(ExtensionContext context) {
    BEFORE.keySet().forEach(name -> conf().set(name, "1"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    BEFORE.forEach(
        (name, value) -> value.ifPresentOrElse(v -> conf().set(name, v), () -> conf().unset(name)));
  }

  private static RuntimeConfig conf() {
    return SparkSessionExtension.session().conf();
  }
}
