package org.contretemps.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.clash.NormLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final String EXPLANATION = "org.contretemps.night.zone.explanation.explanation";
  private static final String PICTURE = "org.contretemps.publish.picture.picture";
  private static final String REPORT = "org.contretemps.publish.report.report";
  private static final String DECISION = "org.contretemps.night.decision.decision";
  private static final String FELT = "org.contretemps.night.felt.felt";
  private static final String OTHER_NORM = "org.contretemps.night.recommendation.recommendation";
  private static final String PILOT = "org.contretemps.publish.pilot.pilot";
  private static final String SERVED = "org.contretemps.wording.served";
  private static final String DOSSIER = "org.contretemps.publish.dossier.dossier";
  private static final Pattern FIGURE = Pattern.compile("\\{\\d+}");

  private static ResourceBundle bundle(String name, Locale language) {
    return ResourceBundle.getBundle(
        name,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Set<String> figures(String sentence) {
    Matcher matcher = FIGURE.matcher(sentence);
    return matcher.results().map(r -> r.group()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {EXPLANATION, PICTURE, REPORT, DECISION, FELT, OTHER_NORM, PILOT, SERVED, DOSSIER})
  void bothLanguagesSayTheSameOfTheSameFigures(String name) {
    ResourceBundle english = bundle(name, Locale.ENGLISH);
    ResourceBundle french = bundle(name, Locale.FRENCH);
    assertThat(french.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(figures(french.getString(key))).as(key).isEqualTo(figures(english.getString(key)));
      assertThat(french.getString(key)).as(key).doesNotContain("'");
      assertThat(english.getString(key)).as(key).doesNotContain("'");
    }
  }

  /** Words that were translated and not said, and those that lay what customers do to a norm. */
  @ParameterizedTest
  @ValueSource(strings = {EXPLANATION, PICTURE, REPORT, DECISION, FELT, OTHER_NORM, PILOT, DOSSIER})
  void nothingIsSaidAsNobodySaysIt(String name) {
    Map<Locale, Pattern> unsaid =
        Map.of(
            Locale.ENGLISH,
            Pattern.compile(
                "nought|content customers|customers content|bring[s]? back|be told\\b|held against"
                    + "|like evidence|is asked for|taken off|last word|\\banew\\b|whoever"
                    + "|those who work|tha[nt] nature|be natural|go together with a"),
            Locale.FRENCH,
            Pattern.compile(
                "demande d’échec|par nature|fai(t|re) revenir|moins attente|contents|temps plein de"
                    + "|hâte|norme tenue|tenir la norme|se contrari|jour d’agent"
                    + "|[Ff]ace (à|au|aux) |desserré|resserré|omise?s? |contacts d’avant"
                    + "|agents nouveaux|sauter|(soumis|contacts?|cellules) sous une norme"
                    + "|durent combien|la nature n’|de trop|[Cc]e qu’ont fait|[Cc]e que ferait"
                    + "|ensemble avec|[Ss]ont marqués|[Cc]hacune est établie"));
    unsaid.forEach(
        (language, words) -> {
          ResourceBundle bundle = bundle(name, language);
          assertThat(bundle.keySet())
              .allSatisfy(
                  key -> assertThat(words.matcher(bundle.getString(key)).find()).as(key).isFalse());
        });
  }

  @Test
  void everyLabelChannelAndTypeHasWords() {
    ResourceBundle english = bundle(EXPLANATION, Locale.ENGLISH);
    for (NormLabel label : NormLabel.values()) {
      assertThat(english.containsKey("label." + label)).as(label.name()).isTrue();
    }
    for (String channel : Contact.CHANNELS.replace("'", "").split(", ", -1)) {
      assertThat(english.containsKey("channel." + channel)).as(channel).isTrue();
    }
    for (String type : Arrays.asList("SIMPLE", "INTERMEDIATE", "COMPLEX", "UNKNOWN")) {
      assertThat(english.containsKey("type." + type)).as(type).isTrue();
    }
  }

  @Test
  void aFormOfTheWordForThePeopleServedIsSaidAsTheyAreCalled() {
    Speech insured = new Speech(Locale.FRENCH, ServedPeople.INSURED);
    Wording words = new Wording(REPORT, insured);
    assertThat(words.say("heading.symmetry")).isEqualTo("Assurés et agents, côte à côte");
    assertThat(words.say("column.avoidable")).startsWith("Retours d’assurés");
    assertThat(
            new Wording(REPORT, new Speech(Locale.FRENCH, ServedPeople.PATIENT))
                .say("finding.spike", "S", 1, 2, 3))
        .contains("amènent le patient à revenir");
    assertThat(
            new Wording(REPORT, new Speech(Locale.ENGLISH, ServedPeople.INSURED))
                .say("missing.files"))
        .startsWith("Insured people’s later files");
    assertThatThrownBy(() -> new ServedForms(insured).in("Chez {l’usagère}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'{l’usagère}'");
  }

  @Test
  void numbersAreWrittenAsTheLanguageWritesThem() {
    Wording english = new Wording(EXPLANATION, Locale.ENGLISH);
    Wording french = new Wording(EXPLANATION, Locale.FRENCH);
    assertThat(english.number(1234.56, 1)).isEqualTo("1,234.6");
    assertThat(french.number(1234.56, 1)).isEqualTo("1\u202f234,6");
    assertThat(english.number(-0.004, 2)).isEqualTo("0.00");
    assertThat(english.bound(1e-9)).isEqualTo("0.0001");
    assertThat(english.bound(0.01234)).isEqualTo("0.0124");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-01 | 2026-03-20 | du 1er au 20 mars 2026           | March 1 to 20, 2026
          2026-02-13 | 2026-03-12 | du 13 février au 12 mars 2026    | February 13 to March 12, 2026
          2025-12-01 | 2026-01-01 | du 1er décembre 2025 au 1er janvier 2026 | December 1, 2025 to January 1, 2026
          2026-03-01 | 2026-03-01 | du 1er mars 2026                 | March 1, 2026
          2026-03-10 | 2026-03-11 | du 10 au 11 mars 2026            | March 10 to 11, 2026
          """)
  void datesSayOnceWhatTheyHaveInCommon(
      LocalDate from, LocalDate to, String french, String english) {
    assertThat(new Wording(REPORT, Locale.FRENCH).period(from, to)).isEqualTo(french);
    assertThat(new Wording(REPORT, Locale.ENGLISH).period(from, to)).isEqualTo(english);
  }
}
