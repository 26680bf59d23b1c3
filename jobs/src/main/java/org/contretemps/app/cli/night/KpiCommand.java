package org.contretemps.app.cli.night;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.app.terminal.KpiSummary;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.kpi.KpiTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code kpi}: updates the tables of indicators. */
@Command(
    name = "kpi",
    description =
        "Brings the counts of days and the KPI tables up to date with contacts, surveys, reviews and pulses, and says where they are.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class KpiCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return options.write(
        spec,
        (workplace, progress) -> {
          ComputeKpis.Result result = workplace.jobs().kpis(Repair.NONE).run();
          progress.step("Done");
          PrintWriter out = spec.commandLine().getOut();
          out.print(KpiSummary.of(result));
          KpiTables.ALL.forEach(
              kpi -> out.printf("  %s%n", workplace.warehouse().location(kpi.table())));
          out.flush();
        });
  }
}
