package org.contretemps.app.cli.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contretemps.app.run.Version;
import org.contretemps.config.ConfigurationException;
import org.contretemps.proof.trial.BenchmarkScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code benchmark-score}: scores anybody's verdicts on simulated worlds against their
 * known truth.
 */
@Command(
    name = "benchmark-score",
    description =
        "Scores verdicts on the worlds of benchmark-worlds: how many flags are false, and what share of the harm is found by its size, compared with this method and the naive rules.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class BenchmarkScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--worlds",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder of the worlds.")
  private Path worlds;

  @Option(
      names = "--verdicts",
      paramLabel = "FILE",
      required = true,
      description =
          "A CSV file with the columns world, cell and flagged (1 or 0); a cell that is not named is not flagged.")
  private Path verdicts;

  @Override
  public Integer call() {
    try {
      spec.commandLine().getOut().print(BenchmarkScore.of(worlds, verdicts));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot read the verdicts or the worlds: %s. Name a folder that benchmark-worlds has written, and a file of verdicts."
              .formatted(e.getMessage()),
          e);
    }
  }
}
