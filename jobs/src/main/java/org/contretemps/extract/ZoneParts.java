package org.contretemps.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;
import org.contretemps.wording.Wording;
import org.contretemps.zone.CandidateNorm;
import org.contretemps.zone.ImpededQualityZone;
import org.contretemps.zone.NormChangeEffect;

/** The parts of a report that tell of impeded-quality zones. */
record ZoneParts(MonthFigures figures, Wording words) {
  private static final List<String> TYPES = List.of("SIMPLE", "INTERMEDIATE", "COMPLEX", "UNKNOWN");

  private static final int TWENTIETHS = 20;
  private static final int A_FIFTH = 4;

  boolean hasZones() {
    return found().findAny().isPresent();
  }

  /** A sentence for each zone, the costliest first. */
  List<String> findings() {
    return found().map(this::finding).toList();
  }

  private Stream<Figures> all(String evidence) {
    return figures.zones().stream()
        .map(Figures::new)
        .filter(zone -> evidence.equals(zone.text(ImpededQualityZone.EVIDENCE)));
  }

  private Stream<Figures> found() {
    return figures.zones().stream()
        .map(Figures::new)
        .filter(ZoneParts::isFound)
        .sorted(Comparator.<Figures>comparingDouble(ZoneParts::cost).reversed());
  }

  private static double cost(Figures zone) {
    return zone.has(ImpededQualityZone.AVOIDABLE_LOW)
        ? zone.known(ImpededQualityZone.AVOIDABLE_LOW)
        : 0;
  }

  private static boolean isFound(Figures zone) {
    return zone.is(ImpededQualityZone.IS_OPEN)
        || "ESTABLISHED".equals(zone.text(ImpededQualityZone.VERDICT));
  }

  private String finding(Figures zone) {
    boolean isShedding = ImpededQualityZone.SHEDDING.equals(zone.text(ImpededQualityZone.EVIDENCE));
    String state =
        words.say(zone.is(ImpededQualityZone.IS_OPEN) ? "finding.open" : "finding.established");
    String harm = hundredths(zone, ImpededQualityZone.HARM);
    String lower = hundredths(zone, ImpededQualityZone.HARM_LOWER);
    String upper = hundredths(zone, ImpededQualityZone.HARM_UPPER);
    if (isShedding) {
      return words.say(
              "finding.shedding",
              cell(zone),
              words.count(zone.known(ImpededQualityZone.SHORT_CONTACTS)),
              words.count(zone.known(ImpededQualityZone.SHORT_SECONDS)),
              words.count(zone.known(ImpededQualityZone.SHORT_EXPECTED)),
              harm,
              lower,
              upper)
          + " "
          + state;
    }
    return words.say(
            zone.has(ImpededQualityZone.NEEDED_80) ? "finding.spike" : "finding.spike.no-need",
            cell(zone),
            Durations.shown(zone.known(ImpededQualityZone.NORM_SECONDS)),
            zone.has(ImpededQualityZone.NEEDED_80)
                ? Durations.shown(zone.known(ImpededQualityZone.NEEDED_80))
                : "",
            harm,
            lower,
            upper)
        + " "
        + cost(zone, ImpededQualityZone.AVOIDABLE_LOW, ImpededQualityZone.AVOIDABLE_HIGH)
        + state;
  }

  private String cost(Figures zone, String low, String high) {
    return zone.has(low) && zone.has(high) && zone.has(ImpededQualityZone.FAILURE_FTE)
        ? words.say(
                "finding.cost",
                words.count(zone.known(low)),
                words.count(zone.known(high)),
                words.number(zone.known(ImpededQualityZone.FAILURE_FTE), 1))
            + " "
        : "";
  }

  private String hundredths(Figures zone, String column) {
    return zone.has(column) ? words.hundredths(zone.known(column), 1) : "–";
  }

  private String cell(Figures zone) {
    return words.say(
        "cell",
        zone.text(Contact.SERVICE),
        words.say("channel." + zone.text(Contact.CHANNEL)),
        words.say("type." + zone.text(Contact.SITUATION_TYPE)));
  }

  /** Services and channels by situation type, and every zone's figures. */
  Optional<Section> map() {
    if (figures.zones().isEmpty()) {
      return Optional.empty();
    }
    List<Grid> grids = new ArrayList<>();
    grids.add(heatMap());
    if (hasZones()) {
      grids.add(zones());
    }
    return Optional.of(
        Section.of(
            "map",
            words.say("heading.map"),
            List.of(words.say("map.legend")),
            grids.toArray(Grid[]::new)));
  }

  private Grid heatMap() {
    Map<String, Map<String, Cell>> rows = new TreeMap<>();
    all(ImpededQualityZone.SPIKE)
        .forEach(
            zone ->
                rows.computeIfAbsent(line(zone), key -> new TreeMap<>())
                    .merge(
                        zone.text(Contact.SITUATION_TYPE),
                        verdict(zone),
                        (one, other) -> "bad".equals(other.tone()) ? other : one));
    List<String> types =
        TYPES.stream()
            .filter(type -> rows.values().stream().anyMatch(row -> row.containsKey(type)))
            .toList();
    List<List<Cell>> cells = new ArrayList<>();
    rows.forEach(
        (name, row) -> {
          List<Cell> line = new ArrayList<>();
          line.add(Cell.text(name));
          types.forEach(type -> line.add(row.getOrDefault(type, Cell.text("–"))));
          cells.add(line);
        });
    List<String> header = new ArrayList<>();
    header.add(words.say("column.service"));
    types.forEach(type -> header.add(words.say("type." + type)));
    return new Grid("map", words.say("caption.map"), header, cells);
  }

  private String line(Figures zone) {
    return words.say(
        "line", zone.text(Contact.SERVICE), words.say("channel." + zone.text(Contact.CHANNEL)));
  }

  private Cell verdict(Figures zone) {
    String verdict = zone.text(ImpededQualityZone.VERDICT);
    if (isFound(zone)) {
      return Cell.text(
              words.say(
                  zone.is(ImpededQualityZone.IS_OPEN) ? "verdict.OPEN" : "verdict.ESTABLISHED"))
          .toned("bad");
    }
    return Cell.text(words.say("verdict." + verdict))
        .toned(
            switch (verdict) {
              case "PROBABLE" -> "warn";
              case "NO_CLASH" -> "good";
              default -> "quiet";
            });
  }

  private Grid zones() {
    return new Grid(
        "zones",
        words.say("caption.zones"),
        words(
            "cell",
            "contacts",
            "norm",
            "attained",
            "coverage",
            "needed",
            "harm",
            "harm.lower",
            "harm.upper",
            "avoidable.low",
            "avoidable.high",
            "fte",
            "q"),
        found()
            .map(
                zone ->
                    List.of(
                        Cell.text(cell(zone)),
                        Cell.count(zone.number(ImpededQualityZone.CONTACTS)),
                        Cell.seconds(zone.number(ImpededQualityZone.NORM_SECONDS)),
                        Cell.share(zone.number(ImpededQualityZone.ATTAINED_SHARE)),
                        Cell.share(zone.number(ImpededQualityZone.COVERAGE)),
                        Cell.seconds(zone.number(ImpededQualityZone.NEEDED_80)),
                        Cell.share(zone.number(ImpededQualityZone.HARM)),
                        Cell.share(zone.number(ImpededQualityZone.HARM_LOWER)),
                        Cell.share(zone.number(ImpededQualityZone.HARM_UPPER)),
                        Cell.count(zone.number(ImpededQualityZone.AVOIDABLE_LOW)),
                        Cell.count(zone.number(ImpededQualityZone.AVOIDABLE_HIGH)),
                        Cell.number(zone.number(ImpededQualityZone.FAILURE_FTE)),
                        Cell.number(zone.number(ImpededQualityZone.Q))))
            .toList());
  }

  private List<String> words(String... columns) {
    return Stream.of(columns).map(column -> words.say("column." + column)).toList();
  }

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
    found()
        .filter(zone -> zone.has(ImpededQualityZone.NORM_SECONDS))
        .forEach(zone -> cells.put(zone.row().getAs(ImpededQualityZone.CELL_ID), zone));
    List<List<Cell>> rows =
        figures.candidateNorms().stream()
            .filter(row -> cells.containsKey(row.<Long>getAs(CandidateNorm.CELL_ID)))
            .filter(ZoneParts::isShown)
            .sorted(
                Comparator.<Row>comparingLong(row -> row.<Long>getAs(CandidateNorm.CELL_ID))
                    .thenComparingInt(row -> row.<Integer>getAs(CandidateNorm.CANDIDATE)))
            .map(row -> candidate(new Figures(row), cells))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "norms",
                words.say("heading.norms"),
                List.of(words.say("norms.legend")),
                new Grid(
                    "norms",
                    words.say("caption.norms"),
                    words(
                        "cell", "norm", "candidate", "attained.candidate", "coverage", "avoidable"),
                    rows)));
  }

  /** The norm itself, and longer ones in steps of a fifth. */
  private static boolean isShown(Row candidate) {
    Figures norm = new Figures(candidate);
    double longer =
        norm.known(CandidateNorm.CANDIDATE) / norm.known(CandidateNorm.NORM_SECONDS) - 1;
    return longer > -0.01 && Math.round(longer * TWENTIETHS) % A_FIFTH == 0;
  }

  private List<Cell> candidate(Figures norm, Map<Long, Figures> cells) {
    Figures zone = cells.get(norm.row().<Long>getAs(CandidateNorm.CELL_ID));
    return List.of(
        Cell.text(cell(zone)),
        Cell.seconds(norm.number(CandidateNorm.NORM_SECONDS)),
        Cell.seconds(norm.number(CandidateNorm.CANDIDATE)),
        Cell.share(norm.number(CandidateNorm.ATTAINED_SHARE)),
        Cell.share(norm.number(CandidateNorm.COVERAGE)),
        Cell.count(norm.number(CandidateNorm.AVOIDABLE)));
  }

  Optional<Section> normChanges() {
    return figures.normChanges().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "changes",
                words.say("heading.changes"),
                List.of(words.say("changes.legend")),
                new Grid(
                    "changes",
                    words.say("caption.changes"),
                    words(
                        "service",
                        "week",
                        "direction",
                        "norm.before",
                        "norm.after",
                        "effect",
                        "error",
                        "q",
                        "verdict"),
                    figures.normChanges().stream().map(Figures::new).map(this::change).toList())));
  }

  private List<Cell> change(Figures change) {
    return List.of(
        Cell.text(change.text(Contact.SERVICE)),
        Cell.text(words.date(change.date(NormChangeEffect.WEEK))),
        Cell.text(words.say("direction." + change.text(NormChangeEffect.DIRECTION))),
        Cell.seconds(change.number(NormChangeEffect.NORM_BEFORE)),
        Cell.seconds(change.number(NormChangeEffect.NORM_AFTER)),
        Cell.points(change.number(NormChangeEffect.EFFECT)),
        Cell.points(change.number(NormChangeEffect.EFFECT_ERROR)),
        Cell.number(change.number(NormChangeEffect.Q)),
        Cell.text(words.say("change." + change.text(NormChangeEffect.VERDICT))));
  }
}
