package org.contretemps.app.cli.reading;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.publish.query.Views;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code register}: adds the tables to a shared catalogue. */
@Command(
    name = "register",
    description = {
      "Names the tables and the everyday questions as views in a schema of the catalogue that Spark is set to use (Hive metastore, Glue, Unity Catalog: conf/spark-defaults.conf or spark-submit's own settings).",
      "A view reads the newest version of its table, so this is needed once, and again after an upgrade. Tables that do not exist yet are views without rows."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class RegisterCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SCHEMA", description = "The schema; created if missing.")
  private String schema;

  @Option(
      names = "--contact-level",
      description =
          "With contacts, keys, identifiers and groups of any size: give this schema only to those who are entitled to them.")
  private boolean contactLevel;

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      List<String> names = new Views(workplace.warehouse(), contactLevel).register(schema);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%d views in %s: %s%n", names.size(), schema, String.join(", ", names));
      out.flush();
      return 0;
    }
  }
}
