package org.contretemps.night.kpi.month;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.statistics.Theil;

/**
 * A territory of a service, with what it gets.
 *
 * @param waiting what was counted of it on live channels; empty if that is too little to show
 */
record EquityPlace(
    KpiGroup group,
    Optional<KpiGroup> waiting,
    Optional<String> region,
    Map<Aspect, Standardised> standing) {

  /** Those of which an aspect is shown. */
  static List<EquityPlace> having(List<EquityPlace> places, Aspect aspect) {
    return places.stream().filter(place -> place.standing().containsKey(aspect)).toList();
  }

  Theil.Group share(Aspect aspect, Measure weight) {
    return new Theil.Group(region, group.of(weight), aspect.got(standing.get(aspect).value()));
  }
}
