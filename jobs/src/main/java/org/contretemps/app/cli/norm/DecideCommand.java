package org.contretemps.app.cli.norm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.config.ConfigurationException;
import org.contretemps.night.decision.KeepDecision;
import org.contretemps.record.decision.DecisionKind;
import org.contretemps.statistics.ledger.Change;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code decide}: records what was decided about the time norm of a cell. */
@Command(
    name = "decide",
    description = {
      "Keeps what was decided about the norm of a cell, why, what was promised and when to look again, in the table zone_decision; it is never changed, only followed.",
      "Each night compares the result with the promise (decision_outcome), explain shows both, and the hook reports decisions whose review is overdue. A later decision on the same cell replaces it from then on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class DecideCommand implements Callable<Integer> {
  private static final double POINTS = 100;

  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      required = true,
      description = "The cell's organisation.")
  private String organisation;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      required = true,
      description = "The cell's service.")
  private String service;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      required = true,
      description = "PHONE, CHAT, EMAIL …")
  private String channel;

  @Option(
      names = "--type",
      paramLabel = "NAME",
      required = true,
      description = "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
  private String type;

  @Option(
      names = "--decision",
      paramLabel = "NAME",
      required = true,
      description =
          "LOOSEN: the norm is given more time; KEEP: it stays; PILOT: another is tried first; OTHER_CAUSE: something else has to be corrected; REFUSE: the finding is not accepted.")
  private DecisionKind decision;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, in a sentence of at most 500 characters; must not name a person.")
  private String reason;

  @ArgGroup(exclusive = false)
  private Promise promise;

  private static final class Promise {
    @Option(
        names = "--promise",
        paramLabel = "POINTS",
        required = true,
        description =
            "The expected change of the share of contacts with a repeat, in points; -1.2 is 1.2 fewer in a hundred.")
    private double points;

    @Option(
        names = "--promise-from",
        paramLabel = "POINTS",
        required = true,
        description = "The least that it may be.")
    private double from;

    @Option(
        names = "--promise-to",
        paramLabel = "POINTS",
        required = true,
        description = "The most that it may be.")
    private double to;

    Change change() {
      return new Change(points / POINTS, from / POINTS, to / POINTS);
    }
  }

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "When it was decided, if not now; the time is taken as noon in UTC.")
  private Optional<LocalDate> on;

  @Option(
      names = "--look-again",
      paramLabel = "DATE",
      description = "When it is looked at again (default: no date).")
  private Optional<LocalDate> lookAgain;

  @Override
  public Integer call() {
    KeepDecision.Request request =
        request(
            on.map(date -> date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))
                .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    return options.write(
        spec,
        (workplace, progress) -> {
          KeepDecision.Result kept = workplace.care().decide(request).run();
          progress.step("Done");
          spec.commandLine()
              .getOut()
              .printf(
                  Locale.ROOT,
                  "%s kept of %s, %s, %s, %s: it answers %s%s%n",
                  decision,
                  organisation,
                  service,
                  request.channel(),
                  request.situationType(),
                  kept.verdict(),
                  kept.normSeconds().map(" under a norm of %.0f s"::formatted).orElse(""));
          spec.commandLine().getOut().flush();
        });
  }

  private KeepDecision.Request request(Instant at) {
    try {
      return new KeepDecision.Request(
          at,
          organisation,
          service,
          channel.toUpperCase(Locale.ROOT),
          type.toUpperCase(Locale.ROOT),
          decision,
          reason,
          Optional.ofNullable(promise).map(Promise::change),
          lookAgain);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }
}
