package org.contretemps.app.cli.reading;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.run.Version;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.ConfigurationException;
import org.contretemps.night.kpi.count.ContactOutcome;
import org.contretemps.publish.query.Question;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code tables}: prints the data dictionary, from the tables' declarations. */
@Command(
    name = "tables",
    description =
        "Lists the tables with their grain; of one table, its columns with their meaning.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class TablesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "TABLE", description = "Show the columns of this one.")
  private Optional<String> name;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    name.ifPresentOrElse(wanted -> describe(table(wanted), out), () -> list(out));
    out.flush();
    return 0;
  }

  private static void list(PrintWriter out) {
    Catalogue.TABLES.forEach(table -> out.printf("%-28s %s%n", table.name(), table.grain()));
    out.printf("%nViews for everyday questions, in 'sql' and in notebooks:%n");
    Question.ALL.forEach(question -> out.printf("%-28s %s%n", question.name(), question.meaning()));
  }

  private static TableDefinition table(String name) {
    return Catalogue.named(name)
        .or(() -> Optional.of(ContactOutcome.VIEW).filter(view -> view.name().equals(name)))
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "Cannot describe %s: there is no such table. 'contretemps tables' lists them."
                        .formatted(name)));
  }

  private static void describe(TableDefinition table, PrintWriter out) {
    out.printf("%s%n%s%n", table.name(), table.grain());
    out.printf("partitioned by %s, key %s%n%n", table.partitionColumns(), table.key());
    List<String> open = Catalogue.openColumns(table);
    for (Column column : table.columns()) {
      out.printf(
          "  %-34s %-10s %s%s%n",
          column.name(),
          column.type().simpleString(),
          column.comment(),
          open.contains(column.name()) ? "" : " (contact level)");
    }
  }
}
