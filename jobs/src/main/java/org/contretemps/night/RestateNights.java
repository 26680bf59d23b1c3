package org.contretemps.night;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.job.Job;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.ComputeKpis;
import org.contretemps.night.qualify.DayClasses;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.night.qualify.StatedClasses;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.warehouse.Warehouse;

/**
 * Recomputes the dated statements of earlier nights from today's data: first the classes of days
 * and agents that matured in them, then their zones, night by night, because each night depends on
 * the zones of the one before. A later rebuild reads these statements.
 *
 * <p>Killed and run again, it states everything again; run twice, it states the same.
 */
public final class RestateNights implements Job<RestateNights.Result> {

  /**
   * What was done.
   *
   * @param nights whose zones were stated again
   * @param dates whose contacts were classed again
   * @param zones verdicts on zones
   */
  public record Result(List<LocalDate> nights, int dates, int zones, ComputeKpis.Result kpis) {}

  private final Warehouse warehouse;
  private final OutcomeWindows windows;
  private final Optional<LocalDate> from;
  private final Optional<LocalDate> to;
  private final NightSteps steps;

  /**
   * @param from first night; the first of which everything needed is kept if empty
   * @param to last night; the last one there was if empty
   */
  public RestateNights(
      Warehouse warehouse,
      OutcomeWindows windows,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      NightSteps steps) {
    this.warehouse = warehouse;
    this.windows = windows;
    this.from = from;
    this.to = to;
    this.steps = steps;
  }

  @Override
  public Result run() {
    Optional<LocalDate> last = warehouse.history(QualifiedContact.TABLE).lineage().night();
    if (last.isEmpty()) {
      throw new ConfigurationException(
          "Cannot restate: no night has run in %s yet. Run 'contretemps nightly' first."
              .formatted(warehouse.root()));
    }
    Repair classes = classes(last.get());
    QualifyContacts.Result qualified = steps.qualify(last, classes).run();
    NavigableSet<LocalDate> nights = nights();
    int verdicts = 0;
    for (LocalDate night : nights) {
      Repair one = new Repair(Repair.NONE.from(), Repair.NONE.to(), true);
      verdicts += steps.zones(Optional.of(night), one).run().zones();
    }
    return new Result(
        List.copyOf(nights),
        qualified.dates(),
        verdicts,
        steps.kpis(new Repair(classes.from(), to.orElse(last.get()))).run());
  }

  /** The dates whose classes were stated in these nights. */
  private Repair classes(LocalDate lastNight) {
    Optional<LocalDate> first =
        StatedClasses.agentsKeptFrom(warehouse).map(date -> date.plusDays(DayClasses.AGENT_DAYS));
    LocalDate begin = from.map(windows::lastMature).or(() -> first).orElse(Repair.ALL.from());
    if (first.filter(begin::isBefore).isPresent()) {
      throw new ConfigurationException(
          "Cannot restate the night of %s: it depends on counts per agent that are no longer kept. Begin with %s or later."
              .formatted(from.orElseThrow(), first.get().plusDays(windows.maturityDays())));
    }
    return new Repair(begin, windows.lastMature(to.orElse(lastNight)), true);
  }

  private NavigableSet<LocalDate> nights() {
    NavigableSet<LocalDate> stated =
        warehouse.history(ImpededQualityZone.TABLE).dates(ImpededQualityZone.AS_OF_DATE);
    return new Repair(from.orElse(Repair.ALL.from()), to.orElse(Repair.ALL.to())).among(stated);
  }
}
