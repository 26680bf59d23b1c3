package org.contretemps.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contretemps.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a notebook without Jupyter and prints what it says. */
@Command(
    name = "notebook",
    description = {
      "Runs a Jupyter notebook of plain Java cells on the tables of the warehouse and prints its texts and what its cells show.",
      "The cells find the warehouse in the system property contretemps.warehouse."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class NotebookCommand implements Callable<Integer> {
  /** The system property by which a notebook finds the warehouse. */
  static final String WAREHOUSE = "contretemps.warehouse";

  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The notebook, notebooks/*.ipynb.")
  private Path file;

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    Notebook notebook = Notebook.read(file);
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      System.setProperty(WAREHOUSE, workplace.warehouse().root());
      PrintWriter out = spec.commandLine().getOut();
      notebook.run(
          text -> {
            out.printf("%n%s%n", text);
            out.flush();
          });
      progress.step("Done");
      return 0;
    }
  }
}
