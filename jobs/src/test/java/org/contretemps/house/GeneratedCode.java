package org.contretemps.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.RuntimeConfig;
import org.contretemps.SparkSessionExtension;

/**
 * Has Spark write and compile code for what a test does with many rows. On tables of a few rows
 * expressions are interpreted, which costs less there and several times more here.
 */
public final class GeneratedCode {
  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
  private static final String FACTORY_MODE = "spark.sql.codegen.factoryMode";

  /** What runs with generated code. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  private GeneratedCode() {}

  /** Runs some work with generated code and nothing after it. */
  public static <T> T during(Work<T> work) {
    RuntimeConfig conf = SparkSessionExtension.session().conf();
    String wholeStage = conf.get(WHOLE_STAGE);
    String factoryMode = conf.get(FACTORY_MODE);
    conf.set(WHOLE_STAGE, "true");
    conf.set(FACTORY_MODE, "FALLBACK");
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      conf.set(WHOLE_STAGE, wholeStage);
      conf.set(FACTORY_MODE, factoryMode);
    }
  }
}
