package org.contretemps.night.zone.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ZoneFigures;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.ZoneState;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;

/**
 * Words a verdict as plain sentences: the finding, its costs, the other checks, and what it cannot
 * show. Everything said comes from the columns of one row of {@link ImpededQualityZone}.
 */
public final class Explanation {
  private static final String BUNDLE = "org.contretemps.night.zone.explanation.explanation";

  /**
   * A part of the explanation.
   *
   * @param heading what it answers
   * @param sentences one thought each
   */
  public record Section(String heading, List<String> sentences) {}

  /** Verdicts that the label does not tell. */
  private static final Set<String> SPOKEN =
      Set.of(ClashVerdict.PROBABLE.name(), ClashVerdict.NORM_HELPS.name());

  private final ZoneFigures row;
  private final Wording words;

  private Explanation(ZoneFigures row, Wording words) {
    this.row = row;
    this.words = words;
  }

  /**
   * The explanation of a verdict.
   *
   * @param row a row of {@link ImpededQualityZone}
   * @param speech English or French, and the word for the people served
   * @throws IllegalArgumentException for another language
   */
  public static List<Section> of(Row row, Speech speech) {
    return of(row, speech, new ZoneFigures(row).date(ImpededQualityZone.WINDOW_FROM));
  }

  /**
   * The same, for a warehouse that does not know contacts of the whole window.
   *
   * @param knownFrom the first date with counted contacts
   */
  public static List<Section> of(Row row, Speech speech, LocalDate knownFrom) {
    ZoneFigures figures = new ZoneFigures(row);
    Wording words = new Wording(BUNDLE, speech);
    List<Section> sections = new ArrayList<>();
    sections.add(new Explanation(figures, words).verdict());
    sections.addAll(evidence(figures, words, knownFrom));
    return sections;
  }

  private static List<Section> evidence(ZoneFigures row, Wording words, LocalDate knownFrom) {
    if (row.isSpike()) {
      return new SpikeExplanation(row, words, knownFrom).sections();
    }
    return ImpededQualityZone.PASSED_ON.equals(row.text(ImpededQualityZone.EVIDENCE))
        ? new PassingExplanation(row, words).sections()
        : new SheddingExplanation(row, words).sections();
  }

  /**
   * The text if no zone is open: how many cells were judged, and what those without a verdict lack.
   *
   * @param stated all rows of a night
   */
  public static Section ofNone(List<Row> stated, Speech speech, LocalDate knownFrom) {
    Wording words = new Wording(BUNDLE, speech);
    List<ZoneFigures> spikes =
        stated.stream().map(ZoneFigures::new).filter(ZoneFigures::isSpike).toList();
    List<ZoneFigures> few = spikes.stream().filter(Explanation::isWithoutVerdict).toList();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        spikes.isEmpty()
            ? words.say("none.hidden")
            : words.say("none.cells", spikes.size(), few.size()));
    few.forEach(
        row ->
            sentences.add(
                new Explanation(row, words).title()
                    + ". "
                    + new Shortage(row, words, knownFrom).sentence()));
    return new Section(words.say("none.title"), sentences);
  }

  /**
   * What to do if fewer nights are stated than a zone takes to open, as after the first night of a
   * warehouse.
   *
   * @param nights how many have stated zones
   * @param from the first of the nights that can be stated in their place
   */
  public static Section ofFirstNights(int nights, LocalDate from, Locale language) {
    Wording words = new Wording(BUNDLE, language);
    return new Section(
        words.say("first.title"),
        List.of(words.say("first.nights", nights), words.say("first.how", from.toString())));
  }

  private static boolean isWithoutVerdict(ZoneFigures row) {
    return ClashVerdict.INSUFFICIENT_EVIDENCE.name().equals(row.text(ImpededQualityZone.VERDICT));
  }

  private Section verdict() {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("label." + row.text(ImpededQualityZone.LABEL)));
    if (SPOKEN.contains(row.text(ImpededQualityZone.VERDICT))) {
      sentences.add(words.say("verdict." + row.text(ImpededQualityZone.VERDICT)));
    }
    if (row.is(ImpededQualityZone.IS_CUT)) {
      sentences.add(words.say("verdict.cut", words.count(row.number(ImpededQualityZone.AT_NORM))));
    }
    sentences.add(
        words.say(
            row.is(ImpededQualityZone.IS_OPEN) ? "zone.open" : "zone.closed",
            Integer.bitCount(row.whole(ImpededQualityZone.ESTABLISHED_NIGHTS)),
            Integer.bitCount(row.whole(ImpededQualityZone.WEAK_NIGHTS))));
    if (row.has(ImpededQualityZone.CHANGE)) {
      sentences.add(words.say("zone.change." + row.text(ImpededQualityZone.CHANGE)));
    }
    longerWindow().ifPresent(sentences::add);
    return new Section(title(), sentences);
  }

  /** What the window twice as long added, if it was looked at. */
  private Optional<String> longerWindow() {
    return row.has(ImpededQualityZone.LONGER_P)
        ? Optional.of(
            words.say(
                "longer." + longerSays(), words.bound(row.number(ImpededQualityZone.LONGER_P))))
        : Optional.empty();
  }

  private String longerSays() {
    boolean isByWeakNights =
        Integer.bitCount(row.whole(ImpededQualityZone.WEAK_NIGHTS)) >= ZoneState.LEAST_WEAK;
    if (row.is(ImpededQualityZone.IS_OPEN)) {
      return isByWeakNights ? "holds" : "confirms";
    }
    if (!row.has(ImpededQualityZone.CHANGE)) {
      return "does-not-confirm";
    }
    return isByWeakNights ? "agrees" : "never-confirmed";
  }

  private String title() {
    Optional<String> occasion = new OccasionWords(words).of(row.row());
    return words.say(
        occasion.isPresent() ? "title.for" : "title",
        row.text(Contact.ORGANISATION),
        row.text(Contact.SERVICE),
        words.say("channel." + row.text(Contact.CHANNEL)),
        words.say("type." + row.text(Contact.SITUATION_TYPE)),
        words.date(row.date(ImpededQualityZone.AS_OF_DATE)),
        occasion.orElse(""));
  }
}
