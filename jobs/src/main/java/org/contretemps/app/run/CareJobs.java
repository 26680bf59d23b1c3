package org.contretemps.app.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.contretemps.care.privacy.ErasePerson;
import org.contretemps.care.privacy.ErasureCertificate;
import org.contretemps.care.privacy.Person;
import org.contretemps.care.upkeep.GoBack;
import org.contretemps.care.upkeep.MaintainTables;
import org.contretemps.care.upkeep.UpgradeTables;
import org.contretemps.config.Configuration;
import org.contretemps.job.DatesAhead;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.decision.KeepDecision;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.warehouse.Warehouse;

/**
 * Builds the maintenance jobs (upkeep, upgrade, erasure and so on), each of which is the only step
 * of its run.
 */
public final class CareJobs {
  private final Workplace workplace;
  private final Warehouse warehouse;
  private final Configuration configuration;
  private final Progress progress;
  private final Jobs.Steps steps;

  CareJobs(Workplace workplace, Configuration configuration, Progress progress, Jobs.Steps steps) {
    this.workplace = workplace;
    this.warehouse = workplace.warehouse();
    this.configuration = configuration;
    this.progress = progress;
    this.steps = steps;
  }

  public Job<MaintainTables.Result> maintain(Instant now, MaintainTables.Mode mode) {
    return steps.step(
        "maintain",
        new MaintainTables(
            warehouse,
            configuration.retention(),
            configuration.definitions().outcomes(),
            now,
            mode,
            progress),
        MaintainTables.Result::asOf);
  }

  /** The way back from a wrong as-of date. */
  public Job<GoBack.Result> goBack(LocalDate to, boolean isDryRun) {
    return steps.step(
        "go-back",
        new GoBack(
            warehouse,
            configuration.definitions().outcomes(),
            to,
            DatesAhead.today(),
            isDryRun,
            progress),
        GoBack.Result::to);
  }

  /** A decision about the norm of a cell, kept. */
  public Job<KeepDecision.Result> decide(KeepDecision.Request request) {
    return steps.step("decide", new KeepDecision(warehouse, request), result -> Optional.empty());
  }

  public Job<UpgradeTables.Result> upgrade() {
    return steps.step(
        "upgrade", new UpgradeTables(warehouse, progress), result -> Optional.empty());
  }

  public Job<ErasureCertificate> erase(Person person, String reason, Instant now) {
    return steps.step(
        "erase",
        new ErasePerson(
            warehouse,
            workplace.landing(),
            workplace.readers(),
            new PseudonymKey(configuration.pseudonymKeyFile()),
            person,
            reason,
            now,
            progress),
        certificate -> Optional.empty());
  }
}
