package org.contretemps.app.run;

import java.util.Optional;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** The versions of this software and of the engine below it. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "contretemps " + own(),
      "Spark " + package$.MODULE$.SPARK_VERSION() + ", Java " + Runtime.version()
    };
  }

  /** The version of this software. */
  static String own() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
