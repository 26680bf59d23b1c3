package org.contretemps.app.cli.night;

import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.LoadSummary;
import org.contretemps.app.terminal.NormSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code ingest}: loads the files in the landing folder. */
@Command(
    name = "ingest",
    description =
        "Loads the files that are new in the landing folder, each exactly once: contacts, norm log, surveys, reviews, pulses, incidents. Then brings the norms in force up to date.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class IngestCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return options.write(
        spec,
        (workplace, progress) -> {
          String summary = LoadSummary.of(workplace.jobs().ingest().run());
          summary += NormSummary.of(workplace.jobs().resolveNorms().run());
          progress.step("Done");
          spec.commandLine().getOut().print(summary);
          spec.commandLine().getOut().flush();
        });
  }
}
