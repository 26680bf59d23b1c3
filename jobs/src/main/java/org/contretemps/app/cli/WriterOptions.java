package org.contretemps.app.cli;

import java.time.Duration;
import org.contretemps.app.run.WritingRun;
import org.contretemps.care.upkeep.TableForms;
import org.contretemps.config.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of all commands that write tables. */
public final class WriterOptions {
  @Mixin private CommonOptions common;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description =
          "How long to wait while another run is writing to the warehouse (default: not at all).")
  private int minutes;

  /**
   * Does the command's work on the warehouse, alone and on record; returns the exit code. Refuses
   * tables that have the form of another version of this software.
   */
  public int write(CommandSpec spec, WritingRun.Work work) {
    return writeInAnyForm(
        spec,
        (workplace, progress) -> {
          TableForms.refuseOthers(workplace.warehouse());
          work.on(workplace, progress);
        });
  }

  /** What the command line and the configuration say. */
  public Configuration configuration() {
    return common.configuration();
  }

  /** The same, with a given configuration as the default. */
  public Configuration configuration(String defaultName) {
    return common.configuration(defaultName);
  }

  /** The same, and takes the tables as they are. */
  public int writeInAnyForm(CommandSpec spec, WritingRun.Work work) {
    return writeInAnyForm(spec, common.configuration(), work);
  }

  /** The same as one configuration says. */
  public int writeInAnyForm(CommandSpec spec, Configuration configuration, WritingRun.Work work) {
    return new WritingRun(
            spec.name(), configuration, Duration.ofMinutes(minutes), spec.commandLine().getErr())
        .run(work);
  }
}
