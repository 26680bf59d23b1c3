package org.contretemps.app.cli.norm;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.CommonOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.run.Workplace;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.config.Configuration;
import org.contretemps.publish.pilot.EvaluatePilot;
import org.contretemps.publish.pilot.PilotPage;
import org.contretemps.publish.pilot.PilotPlan;
import org.contretemps.wording.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code pilot-evaluate}: reports the effect of a pilot. */
@Command(
    name = "pilot-evaluate",
    description = {
      "Says what a pilot did to repeats, to prior contacts (which it cannot have moved) and to contacts passed on, by comparing the order that was drawn with all others (randomisation inference).",
      "Only once its planned end is mature. Writes evaluation_en.html and evaluation_fr.html beside the plan."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class PilotEvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      required = true,
      description = "pilot.properties, as pilot-design wrote it.")
  private Path file;

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    Configuration configuration = options.configuration();
    PilotPlan plan = PilotPlan.read(file);
    try (Workplace workplace = Workplace.open(configuration, progress)) {
      EvaluatePilot.Result found =
          new EvaluatePilot(
                  workplace.warehouse(),
                  configuration.definitions().outcomes().maturityDays(),
                  plan,
                  file.toAbsolutePath().getParent())
              .run();
      progress.step("Done");
      PrintWriter out = spec.commandLine().getOut();
      PilotPage.sentences(found, Locale.ENGLISH)
          .forEach(sentence -> out.println(Printable.of(sentence)));
      out.flush();
      return 0;
    }
  }
}
