package org.contretemps.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads what has landed. */
@Command(
    name = "ingest",
    description =
        "Loads the files that are new in the landing folder, each exactly once: contacts, norm log, surveys, reviews, pulses, incidents. Then brings the norms in force up to date.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class IngestCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (Workplace workplace = Workplace.open(options.configuration(), progress)) {
      String summary = LoadSummary.of(workplace.ingest().run());
      summary += NormSummary.of(workplace.resolveNorms().run());
      progress.step("Done");
      spec.commandLine().getOut().print(summary);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
