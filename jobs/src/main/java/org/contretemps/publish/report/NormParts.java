package org.contretemps.publish.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.zone.CandidateNorm;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Wording;

/** The parts of a report that tell of norms: pictures, what others would do, what changes did. */
record NormParts(MonthFigures figures, Wording words) {
  private static final int TWENTIETHS = 20;
  private static final int A_FIFTH = 4;
  private static final String[] CANDIDATES = {
    "cell",
    "norm",
    "candidate",
    "attained.candidate",
    "coverage",
    "avoidable",
    "net.minutes.candidate",
    "net.people.candidate"
  };
  private static final String[] CHANGES = {
    "service", "week", "direction", "norm.before", "norm.after", "effect", "error", "q", "verdict"
  };

  Optional<Section> curves() {
    return figures.pictures().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "curves",
                words.say("heading.curves"),
                List.of(words.say("curves.legend")),
                List.of(),
                List.of(),
                figures.pictures()));
  }

  /** What other norms would do in the cells of the zones. */
  Optional<Section> candidateNorms() {
    Map<Long, Figures> cells = new TreeMap<>();
    ZoneMap.zonesUnderNorms(figures)
        .forEach(zone -> cells.put(zone.row().getAs(ImpededQualityZone.CELL_ID), zone));
    Parts parts = new Parts(words);
    return parts.section(
        "norms",
        List.of(
            parts.grid(
                "norms",
                figures.candidateNorms().stream()
                    .filter(row -> cells.containsKey(row.<Long>getAs(CandidateNorm.CELL_ID)))
                    .filter(NormParts::isShown)
                    .sorted(
                        Comparator.<Row>comparingLong(row -> row.<Long>getAs(CandidateNorm.CELL_ID))
                            .thenComparingInt(row -> row.<Integer>getAs(CandidateNorm.CANDIDATE))),
                CANDIDATES,
                norm -> candidate(norm, cells))));
  }

  /** The norm itself, and longer ones in steps of a fifth. */
  private static boolean isShown(Row candidate) {
    Figures norm = new Figures(candidate);
    double longer =
        norm.known(CandidateNorm.CANDIDATE) / norm.known(CandidateNorm.NORM_SECONDS) - 1;
    return longer > -0.01 && Math.round(longer * TWENTIETHS) % A_FIFTH == 0;
  }

  private List<ReportCell> candidate(Figures norm, Map<Long, Figures> cells) {
    Figures zone = cells.get(norm.row().<Long>getAs(CandidateNorm.CELL_ID));
    Optional<WeeklyAccount> account = account(norm, zone);
    Optional<Bounded> minutes = account.map(WeeklyAccount::netMinutes);
    Optional<Bounded> people = account.map(known -> known.people(known.netMinutes()));
    return List.of(
        ReportCell.text(new ZoneWords(words).cell(zone)),
        ReportCell.seconds(norm.number(CandidateNorm.NORM_SECONDS)),
        ReportCell.seconds(norm.number(CandidateNorm.CANDIDATE)),
        ReportCell.share(norm.number(CandidateNorm.ATTAINED_SHARE)),
        ReportCell.share(norm.number(CandidateNorm.COVERAGE)),
        ReportCell.count(norm.number(CandidateNorm.AVOIDABLE))
            .between(account.map(WeeklyAccount::returns)),
        ReportCell.count(minutes.map(Bounded::value).orElse(null)).between(minutes),
        ReportCell.people(people.map(Bounded::value).orElse(null)).between(people));
  }

  /** What a norm would change of the zone's account: by how much less it would be hurried. */
  private static Optional<WeeklyAccount> account(Figures norm, Figures zone) {
    if (!norm.has(CandidateNorm.COVERAGE)
        || !zone.has(ImpededQualityZone.COVERAGE)
        || zone.known(ImpededQualityZone.COVERAGE) >= 1) {
      return Optional.empty();
    }
    double left =
        (1 - norm.known(CandidateNorm.COVERAGE)) / (1 - zone.known(ImpededQualityZone.COVERAGE));
    return WeeklyAccount.of(zone.row()).map(account -> account.inPart(1 - left));
  }

  Optional<Section> changes() {
    Parts parts = new Parts(words);
    return parts.section(
        "changes",
        List.of(parts.grid("changes", figures.normChanges().stream(), CHANGES, this::change)));
  }

  private List<ReportCell> change(Figures change) {
    return List.of(
        ReportCell.text(change.text(Contact.SERVICE)),
        ReportCell.text(words.date(change.date(NormChangeEffect.WEEK))),
        ReportCell.text(words.say("direction." + change.text(NormChangeEffect.DIRECTION))),
        ReportCell.seconds(change.number(NormChangeEffect.NORM_BEFORE)),
        ReportCell.seconds(change.number(NormChangeEffect.NORM_AFTER)),
        ReportCell.points(change.number(NormChangeEffect.EFFECT)),
        ReportCell.points(change.number(NormChangeEffect.EFFECT_ERROR)),
        ReportCell.number(change.number(NormChangeEffect.Q)),
        ReportCell.text(words.say("change." + change.text(NormChangeEffect.VERDICT))));
  }
}
