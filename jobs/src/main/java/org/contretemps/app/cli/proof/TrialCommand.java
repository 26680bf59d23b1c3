package org.contretemps.app.cli.proof;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.config.ConfigurationException;
import org.contretemps.proof.trial.FeltTrial;
import org.contretemps.proof.trial.Gate;
import org.contretemps.proof.trial.PassingTrial;
import org.contretemps.proof.trial.PilotTrial;
import org.contretemps.proof.trial.QueueTrial;
import org.contretemps.proof.trial.Trial;
import org.contretemps.proof.trial.TrialResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code trial}: tests the method on simulated worlds whose truth is known. */
@Command(
    name = "trial",
    description = {
      "Draws worlds whose truth is known, everything confounded at once, judges them, and prints how often the method is wrong and what it misses, compared with the naive rules that it replaces.",
      "Ends with 1 if one of the method's gates is missed. 200 worlds of 300 cells are the full form."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class TrialCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many worlds (default: ${DEFAULT-VALUE}).")
  private int worlds;

  @Option(
      names = "--cells",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many cells each has (default: ${DEFAULT-VALUE}).")
  private int cells;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20260105",
      description = "Another seed gives other worlds.")
  private long seed;

  @Option(
      names = "--part",
      paramLabel = "zones|passing|felt|pilots|recommend",
      defaultValue = "zones",
      description =
          "What is tried: zones with shedding and changes of norms, contacts passed on under norms (200 worlds of each form unless --worlds says otherwise), teams' answers and their work in zones (1,000 worlds of each kind), stepped pilots (800 of each kind), or forecasts of another norm (100 services with harm and 100 without); the last three have no cells (default: ${DEFAULT-VALUE}).")
  private String part;

  @Override
  public Integer call() {
    try {
      return switch (part) {
        case "zones" -> zones();
        case "passing" -> {
          var result = new PassingTrial(worlds(PassingTrial.FULL_WORLDS), cells, seed).run();
          yield printed(result, result.gates());
        }
        case "felt" -> {
          var result = new FeltTrial(worlds(FeltTrial.FULL_WORLDS), seed).run();
          yield printed(result, result.gates());
        }
        case "pilots" -> {
          int pilots = worlds(PilotTrial.FULL_WORLDS);
          var result = new PilotTrial(pilots, PilotTrial.ALL_CLUSTERS, seed).run();
          yield printed(result, result.gates());
        }
        case "recommend" -> {
          int services = worlds(QueueTrial.FULL_WORLDS);
          var result = new QueueTrial(services, QueueTrial.FULL_REPLICATES, seed).run();
          yield printed(result, result.gates());
        }
        default ->
            throw new ConfigurationException(
                "Cannot try '%s': there is no such part of the method. Give zones, passing, felt, pilots or recommend."
                    .formatted(part));
      };
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  private int worlds(int full) {
    return spec.commandLine().getParseResult().hasMatchedOption("--worlds") ? worlds : full;
  }

  private int zones() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    Trial trial = new Trial(worlds, cells, seed);
    progress.step("Drawing and judging %d worlds".formatted(trial.drawn()));
    TrialResult result =
        trial.run(
            done -> {
              if (done % 10 == 0) {
                progress.step("%d of %d worlds".formatted(done, trial.drawn()));
              }
            });
    return printed(result, result.gates());
  }

  private int printed(Object result, List<Gate> gates) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(result);
    out.flush();
    return gates.stream().allMatch(Gate::holds) ? 0 : 1;
  }
}
