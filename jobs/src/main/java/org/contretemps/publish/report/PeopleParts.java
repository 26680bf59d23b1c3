package org.contretemps.publish.report;

import java.util.List;
import java.util.Optional;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.IntervalColumns;
import org.contretemps.wording.Wording;

/** Builds the parts of a report on the two logics, and on customers beside employees. */
record PeopleParts(MonthFigures figures, Wording words) {
  private static final String[] LOGICS = {
    "objective",
    "contacts",
    "satisfaction",
    "satisfaction.target",
    "satisfaction.move",
    "regulation",
    "regulation.target",
    "regulation.move",
    "quadrant"
  };
  private static final String[] FILES = {
    "objective", "file-pairs", "files.before", "files.after", "next-files"
  };
  private static final String[] SYMMETRY = {
    "team", "answers", "weighted", "pulses", "good-work", "gap"
  };
  private static final String[] FEEDBACK = {
    "team", "felt-waits", "felt", "shared", "shared.dissatisfied", "shared.ratio"
  };

  Optional<Section> logics() {
    Parts parts = new Parts(words);
    return parts.section(
        "logics",
        correlation().stream().toList(),
        List.of(),
        List.of(
            parts.sorted("logics", figures.logics(), LOGICS, this::logic),
            parts.sorted(
                "files",
                figures.logics().stream()
                    .filter(row -> row.getAs(TwoLogicsKpi.NEXT_FILE_PAIRS) != null)
                    .toList(),
                FILES,
                this::files)));
  }

  private List<ReportCell> logic(Figures row) {
    String quadrant = row.text(TwoLogicsKpi.QUADRANT);
    return List.of(
        named(row),
        ReportCell.count(row.number("contacts")),
        row.share(TwoLogicsKpi.SATISFACTION),
        ReportCell.share(row.number(TwoLogicsKpi.SATISFACTION_TARGET)),
        row.points(TwoLogicsKpi.SATISFACTION_MOVE),
        row.share(TwoLogicsKpi.REGULATION),
        ReportCell.share(row.number(TwoLogicsKpi.REGULATION_TARGET)),
        row.points(TwoLogicsKpi.REGULATION_MOVE),
        quadrant == null
            ? ReportCell.none()
            : ReportCell.text(words.say("quadrant." + quadrant))
                .toned(TwoLogicsKpi.Quadrant.NEITHER.name().equals(quadrant) ? "warn" : ""));
  }

  private ReportCell named(Figures row) {
    return ReportCell.text(name(row))
        .about(About.keyed(row.text(KpiDay.OBJECTIVE), row.text(Contact.CUSTOMER_KIND)));
  }

  /** A group of the two logics. */
  String name(Figures row) {
    return words.say("objective." + row.text(KpiDay.OBJECTIVE))
        + ", "
        + new Parts(words).word("kind", row.text(Contact.CUSTOMER_KIND));
  }

  private List<ReportCell> files(Figures row) {
    String change = row.text(TwoLogicsKpi.NEXT_FILES);
    ReportCell word =
        change == null ? ReportCell.none() : ReportCell.text(words.say("files." + change));
    return List.of(
        named(row),
        ReportCell.count(row.number(TwoLogicsKpi.NEXT_FILE_PAIRS)),
        ReportCell.share(row.number(TwoLogicsKpi.COMPLETE_BEFORE)),
        ReportCell.share(row.number(TwoLogicsKpi.COMPLETE_AFTER)),
        TwoLogicsKpi.FilesChange.WORSE.name().equals(change) ? word.toned("warn") : word);
  }

  private Optional<String> correlation() {
    return correlated()
        .map(row -> correlation("logics.correlation" + suffix(row, TwoLogicsKpi.CORRELATION), row));
  }

  /** Whether teams win one of the two logics at the cost of the other. */
  Optional<String> tradeOffOfTeams() {
    return correlated()
        .filter(row -> row.known(new IntervalColumns(TwoLogicsKpi.CORRELATION).upper()) < 0)
        .map(row -> correlation("finding.trade-off.teams", row));
  }

  /** A correlation whose interval holds 0 is none that is shown. */
  private static String suffix(Figures row, String correlation) {
    IntervalColumns bounds = new IntervalColumns(correlation);
    return row.known(bounds.lower()) <= 0 && row.known(bounds.upper()) >= 0 ? ".none" : "";
  }

  private String correlation(String key, Figures row) {
    return sentence(key, row, TwoLogicsKpi.UNITS, TwoLogicsKpi.CORRELATION);
  }

  /** The correlation is the same in each row of the organisation. */
  private Optional<Figures> correlated() {
    return figures.logics().stream()
        .map(Figures::new)
        .filter(row -> row.has(TwoLogicsKpi.CORRELATION))
        .findFirst();
  }

  Optional<Section> symmetry() {
    Parts parts = new Parts(words);
    List<String> ranks =
        figures.symmetry().stream()
            .map(Figures::new)
            .filter(row -> row.has(AttentionSymmetryKpi.RANK_CORRELATION))
            .findFirst()
            .map(
                row ->
                    sentence(
                        "symmetry.ranks" + suffix(row, AttentionSymmetryKpi.RANK_CORRELATION),
                        row,
                        AttentionSymmetryKpi.TEAMS,
                        AttentionSymmetryKpi.RANK_CORRELATION))
            .stream()
            .toList();
    return parts.section(
        "symmetry",
        ranks,
        List.of(),
        List.of(
            parts.sorted("symmetry", figures.symmetry(), SYMMETRY, this::team),
            parts.sorted("feedback", figures.symmetry(), FEEDBACK, this::feedback)));
  }

  private String sentence(String key, Figures row, String units, String correlation) {
    return words.say(
        key,
        words.count(row.known(units)),
        words.number(row.known(correlation), 2),
        words.number(row.known(new IntervalColumns(correlation).lower()), 2),
        words.number(row.known(new IntervalColumns(correlation).upper()), 2));
  }

  private List<ReportCell> team(Figures row) {
    ReportCell gap = row.points(AttentionSymmetryKpi.GAP);
    return List.of(
        ReportCell.text(row.text(Contact.TEAM)),
        ReportCell.count(row.number("answers")),
        row.share(AttentionSymmetryKpi.SATISFIED),
        ReportCell.count(row.number(AttentionSymmetryKpi.PULSES)),
        row.share(AttentionSymmetryKpi.GOOD_SHARE),
        row.is(AttentionSymmetryKpi.IS_ASYMMETRIC) ? gap.toned("warn") : gap);
  }

  private List<ReportCell> feedback(Figures row) {
    return List.of(
        ReportCell.text(row.text(Contact.TEAM)),
        ReportCell.count(row.number(AttentionSymmetryKpi.FELT_WAITS)),
        row.number(AttentionSymmetryKpi.FELT, AttentionSymmetryKpi.FELT),
        row.share(AttentionSymmetryKpi.SATISFIED_SHARED),
        row.share(AttentionSymmetryKpi.DISSATISFIED_SHARED),
        ReportCell.number(row.number(AttentionSymmetryKpi.SHARED_RATIO)));
  }
}
