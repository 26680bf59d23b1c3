package org.contretemps.publish.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.WeeklyAccount;
import org.contretemps.publish.picture.Picture;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Bounded;
import org.contretemps.statistics.normchange.NormChangeRule;
import org.contretemps.wording.Wording;

/**
 * Builds the parts of a report on norms: pictures, the results of other norms, the effects of
 * changes.
 */
record NormParts(MonthFigures figures, Wording words) {
  private static final double EIGHT_IN_TEN = 0.8;
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
    "service",
    "week",
    "direction",
    "norm.before",
    "norm.after",
    "effect",
    "error",
    "p",
    "level",
    "verdict"
  };

  /** The costliest zone as a picture. */
  Optional<Section> curves() {
    return pictures("curves", figures.pictures().stream().limit(1).toList());
  }

  /** The others. */
  Optional<Section> otherCurves() {
    return pictures("other-curves", figures.pictures().stream().skip(1).toList());
  }

  private Optional<Section> pictures(String id, List<Picture> pictures) {
    return pictures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                id,
                words.say("heading." + id),
                List.of(words.say("curves.legend")),
                List.of(),
                List.of(),
                pictures));
  }

  /** For each zone the norm that might be set. */
  Optional<Section> norms() {
    Parts parts = new Parts(words);
    List<Choice> choices = choices();
    return parts.section(
        "norms",
        List.of(parts.grid("norms", CANDIDATES, choices.stream().map(this::candidate).toList())));
  }

  /** All that were tried. */
  Optional<Section> candidateNorms() {
    Parts parts = new Parts(words);
    return parts.section(
        "candidates",
        List.of(
            parts.grid(
                "candidates",
                CANDIDATES,
                ZoneMap.zonesUnderNorms(figures)
                    .flatMap(zone -> shown(zone).stream().map(norm -> new Choice(zone, norm)))
                    .map(this::candidate)
                    .toList())));
  }

  /** A zone and another norm. */
  record Choice(Figures zone, Figures norm) {
    /** What the norm would change of the zone's account: by how much less it would be hurried. */
    Optional<WeeklyAccount> account() {
      if (!norm.has(NormWhatIf.COVERAGE)
          || !zone.has(ImpededQualityZone.COVERAGE)
          || zone.known(ImpededQualityZone.COVERAGE) >= 1) {
        return Optional.empty();
      }
      double left =
          (1 - norm.known(NormWhatIf.COVERAGE)) / (1 - zone.known(ImpededQualityZone.COVERAGE));
      return WeeklyAccount.of(zone.row()).map(account -> account.inPart(1 - left));
    }
  }

  /**
   * For each zone, the costliest first, the shortest of the norms shown that eight contacts in ten
   * fit by nature, or the longest if none is long enough.
   */
  List<Choice> choices() {
    return ZoneMap.zonesUnderNorms(figures)
        .flatMap(zone -> choice(zone).map(norm -> new Choice(zone, norm)).stream())
        .toList();
  }

  private Optional<Figures> choice(Figures zone) {
    List<Figures> longer =
        shown(zone).stream()
            .filter(norm -> norm.known(NormWhatIf.CANDIDATE) > norm.known(NormWhatIf.NORM_SECONDS))
            .toList();
    return longer.stream()
        .filter(norm -> norm.has(NormWhatIf.COVERAGE))
        .filter(norm -> norm.known(NormWhatIf.COVERAGE) >= EIGHT_IN_TEN)
        .findFirst()
        .or(() -> longer.stream().reduce((shorter, last) -> last));
  }

  private List<Figures> shown(Figures zone) {
    Long cell = zone.row().getAs(ImpededQualityZone.CELL_ID);
    return figures.candidateNorms().stream()
        .filter(row -> row.<Long>getAs(NormWhatIf.CELL_ID).equals(cell))
        .filter(NormParts::isShown)
        .sorted(Comparator.comparingInt(row -> row.<Integer>getAs(NormWhatIf.CANDIDATE)))
        .map(Figures::new)
        .toList();
  }

  /** The norm itself, and longer ones. */
  private static boolean isShown(Row candidate) {
    Figures norm = new Figures(candidate);
    return norm.known(NormWhatIf.CANDIDATE) >= norm.known(NormWhatIf.NORM_SECONDS);
  }

  private List<ReportCell> candidate(Choice choice) {
    Figures norm = choice.norm();
    Optional<WeeklyAccount> account = choice.account();
    Optional<Bounded> minutes = account.map(WeeklyAccount::netMinutes);
    Optional<Bounded> people = account.map(known -> known.people(known.netMinutes()));
    return List.of(
        name(choice),
        ReportCell.seconds(norm.number(NormWhatIf.NORM_SECONDS)),
        ReportCell.seconds(norm.number(NormWhatIf.CANDIDATE)),
        ReportCell.share(norm.number(NormWhatIf.ATTAINED_SHARE)),
        ReportCell.share(norm.number(NormWhatIf.COVERAGE)),
        ReportCell.count(norm.number(NormWhatIf.AVOIDABLE))
            .between(account.map(WeeklyAccount::returns)),
        ReportCell.count(minutes.map(Bounded::value).orElse(null)).between(minutes),
        ReportCell.people(people.map(Bounded::value).orElse(null)).between(people));
  }

  /** A zone's name; one zone has a row for each norm that was tried. */
  private ReportCell name(Choice choice) {
    ReportCell named = new ZoneWords(words).named(choice.zone());
    String seconds = choice.norm().row().getAs(NormWhatIf.CANDIDATE).toString();
    return named
        .about(named.about().with(named.about().key(), seconds))
        .leadingTo(ZoneWords.drawnCurve(figures, choice.zone()));
  }

  Optional<Section> changes() {
    Parts parts = new Parts(words);
    return parts.section(
        "changes",
        List.of(parts.grid("changes", figures.normChanges().stream(), CHANGES, this::change)));
  }

  private List<ReportCell> change(Figures change) {
    return List.of(
        ReportCell.text(change.text(Contact.SERVICE)).about(about(change)),
        ReportCell.text(words.date(change.date(NormChangeEffect.WEEK))),
        ReportCell.text(words.say("direction." + change.text(NormChangeEffect.DIRECTION))),
        ReportCell.seconds(change.number(NormChangeEffect.NORM_BEFORE)),
        ReportCell.seconds(change.number(NormChangeEffect.NORM_AFTER)),
        ReportCell.points(change.number(NormChangeEffect.EFFECT)),
        ReportCell.points(change.number(NormChangeEffect.EFFECT_ERROR)),
        ReportCell.number(change.number(NormChangeEffect.P)),
        ReportCell.number(change.number(NormChangeEffect.LEVEL)),
        ReportCell.text(words.say("change." + verdict(change))));
  }

  private static About about(Figures change) {
    String service = change.text(Contact.SERVICE);
    return About.service(service)
        .with(
            service,
            change.date(NormChangeEffect.WEEK).toString(),
            change.text(NormChangeEffect.DIRECTION));
  }

  private static String verdict(Figures change) {
    String verdict = change.text(NormChangeEffect.VERDICT);
    boolean isFragile =
        verdict.equals(NormChangeEffect.ESTABLISHED)
            && change.has(NormChangeEffect.BREAKDOWN)
            && change.known(NormChangeEffect.BREAKDOWN) < NormChangeRule.FRAGILE;
    return isFragile ? "fragile" : verdict;
  }
}
