package org.contretemps.publish.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.ReviewMark;
import org.contretemps.night.kpi.quality.CareKpi;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/** Builds the part of a report on the care that reviews give marks for, in zones and elsewhere. */
record CareParts(MonthFigures figures, Wording words) {
  private static final String[] COLUMNS = {
    "care-mark", "care-reviews", "care-mean", "care-in-zones", "care-elsewhere", "care-difference"
  };

  Optional<Section> care() {
    Parts parts = new Parts(words);
    return parts.section(
        "care",
        List.of(
            parts.grid(
                "care",
                figures.care().stream().sorted(Comparator.comparing(CareParts::mark)),
                COLUMNS,
                this::mark)));
  }

  private static ReviewMark mark(Row row) {
    return ReviewMark.valueOf(row.getAs(CareKpi.MARK));
  }

  private List<ReportCell> mark(Figures row) {
    ReportCell difference = row.number(CareKpi.DIFFERENCE, CareKpi.DIFFERENCE);
    return List.of(
        ReportCell.text(words.say("care." + row.text(CareKpi.MARK)))
            .about(About.keyed(row.text(CareKpi.MARK))),
        ReportCell.count(row.number(CareKpi.REVIEWS)),
        mean(row, ""),
        mean(row, CareKpi.IN_ZONES),
        mean(row, CareKpi.ELSEWHERE),
        isLess(row) ? difference.toned("warn") : difference);
  }

  private static ReportCell mean(Figures row, String side) {
    return row.number(CareKpi.MEAN + side, CareKpi.MEAN + side);
  }

  private static boolean isLess(Figures row) {
    return differs(row) && row.known(CareKpi.DIFFERENCE) < 0;
  }

  /** What is clearly lower, or higher, in zones: a sentence for each mark. */
  List<String> findings() {
    return figures.care().stream()
        .sorted(Comparator.comparing(CareParts::mark))
        .map(Figures::new)
        .filter(CareParts::differs)
        .map(this::finding)
        .toList();
  }

  private String finding(Figures row) {
    double one = Math.abs(row.known(CareKpi.DIFFERENCE_BOUNDS.lower()));
    double other = Math.abs(row.known(CareKpi.DIFFERENCE_BOUNDS.upper()));
    return words.say(
        isLess(row) ? "finding.care.less" : "finding.care.more",
        words.say("care." + row.text(CareKpi.MARK)),
        words.number(Math.abs(row.known(CareKpi.DIFFERENCE)), 2),
        words.number(Math.min(one, other), 2),
        words.number(Math.max(one, other), 2));
  }

  /** Whether both bounds lie on one side of zero. */
  private static boolean differs(Figures row) {
    return row.has(CareKpi.DIFFERENCE)
        && row.known(CareKpi.DIFFERENCE_BOUNDS.lower())
                * row.known(CareKpi.DIFFERENCE_BOUNDS.upper())
            > 0;
  }
}
