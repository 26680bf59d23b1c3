package org.contretemps.publish.report;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.publish.picture.Picture;
import org.contretemps.wording.ServedPeople;

/** The figures of a month of which a test gives some; there are none of the rest. */
public final class MonthOf {
  /** The tables' rows, in the order of {@link MonthFigures}. */
  public enum Part {
    ZONES,
    ZONES_BEFORE,
    CANDIDATE_NORMS,
    NORM_CHANGES,
    CENTRE,
    LOGICS,
    SYMMETRY,
    GAPS,
    EQUITY,
    ANTAGONISM,
    FELT,
    CARE,
    DECISIONS,
    RECOMMENDATIONS
  }

  private final String organisation;
  private final LocalDate month;
  private final Map<Part, List<Row>> rows = new EnumMap<>(Part.class);
  private ServedPeople served = ServedPeople.DEFAULT;
  private List<Picture> pictures = List.of();
  private List<Row> days = List.of();

  public MonthOf(String organisation, LocalDate month) {
    this.organisation = organisation;
    this.month = month;
  }

  public MonthOf with(Part part, List<Row> its) {
    rows.put(part, its);
    return this;
  }

  public MonthOf serving(ServedPeople people) {
    served = people;
    return this;
  }

  MonthOf pictures(Picture... its) {
    pictures = List.of(its);
    return this;
  }

  MonthOf days(List<Row> its) {
    days = its;
    return this;
  }

  private List<Row> of(Part part) {
    return rows.getOrDefault(part, List.of());
  }

  public MonthFigures figures() {
    return new MonthFigures(
        organisation,
        served,
        month,
        of(Part.ZONES),
        of(Part.ZONES_BEFORE),
        of(Part.CANDIDATE_NORMS),
        of(Part.NORM_CHANGES),
        of(Part.CENTRE),
        of(Part.LOGICS),
        of(Part.SYMMETRY),
        of(Part.GAPS),
        of(Part.EQUITY),
        of(Part.ANTAGONISM),
        of(Part.FELT),
        of(Part.CARE),
        of(Part.DECISIONS),
        of(Part.RECOMMENDATIONS),
        pictures,
        days);
  }
}
