package org.contretemps.app.cli.care;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.care.upkeep.RebuildNotice;
import org.contretemps.care.upkeep.UpgradeTables;
import org.contretemps.night.zone.ImpededQualityZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command {@code upgrade}: changes tables made by an older version to the form that this
 * version declares.
 */
@Command(
    name = "upgrade",
    description = {
      "Moves the tables to the form that this version of the software declares: new columns, comments, checks. No row is rewritten.",
      "What cannot be moved is refused with what to do, before anything is changed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class UpgradeCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return options.writeInAnyForm(
        spec,
        (workplace, progress) -> {
          UpgradeTables.Result result = workplace.care().upgrade().run();
          progress.step("Done");
          PrintWriter out = spec.commandLine().getOut();
          print(result, out);
          RebuildNotice notice = workplace.rebuildNotice();
          if (!notice.isEmpty()) {
            out.print(
                notice.text(
                    "Counting has changed since these tables were made; run 'contretemps rebuild' to make them again:"));
          }
          out.flush();
        });
  }

  private static void print(UpgradeTables.Result result, PrintWriter out) {
    if (result.steps().isEmpty()) {
      out.println("All tables have their form already.");
      return;
    }
    result
        .steps()
        .forEach((table, steps) -> out.printf("%-26s %s%n", table, String.join(", ", steps)));
    if (result.steps().getOrDefault(ImpededQualityZone.TABLE.name(), List.of()).stream()
        .anyMatch(step -> step.contains(ImpededQualityZone.IS_CONFIRMED))) {
      out.println(
          "Zones now have to be confirmed over a window twice as long: the next night checks those that are open and closes what it does not confirm.");
    }
    if (result.steps().getOrDefault(ImpededQualityZone.TABLE.name(), List.of()).stream()
        .anyMatch(step -> step.contains(ImpededQualityZone.COMMON_SHIFT))) {
      out.println(
          "Verdicts now take out a jump of all repeats at the norm, and judge both channels of evidence as one family: older nights keep what they stated, 'contretemps restate' states them by the rule of today.");
    }
    out.println(
        "A new column is empty on older rows: 'contretemps rebuild' fills it in derived tables.");
  }
}
