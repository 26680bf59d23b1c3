package org.contretemps.app.cli.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.ConsoleProgress;
import org.contretemps.config.ConfigurationException;
import org.contretemps.proof.trial.BenchmarkWorlds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code benchmark-worlds}: writes simulated worlds with known truth, on which anybody
 * can try a method.
 */
@Command(
    name = "benchmark-worlds",
    description = {
      "Writes worlds of contacts under time norms for anybody to judge: in which cells does hurrying under the norm bring customers back? The truth, what this method and naive rules say, and a data card are written beside them.",
      "The same version and seed give the same worlds. benchmark-score scores verdicts on them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class BenchmarkWorldsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder to write into.")
  private Path folder;

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "8",
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
      defaultValue = "20270101",
      description = "Another seed gives other worlds (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    progress.step("Drawing %d worlds".formatted(worlds));
    try {
      new BenchmarkWorlds(worlds, cells, seed)
          .write(folder, done -> progress.step("%d of %d worlds".formatted(done, worlds)));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.step("Done");
    spec.commandLine().getOut().println("Written to " + folder);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
