package org.contretemps.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contretemps.wording.ServedForms;
import org.contretemps.wording.ServedPeople;
import org.contretemps.wording.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for the people served, and the sentences that leave a place for them. */
class ServedWordsTest {
  /** Kinds of customers, as the data tell them apart: facts about people, no way to call them. */
  private static final String KINDS = "kind.";

  /** The parts of the product that speak of one organisation and with its word. */
  private static final Set<String> SPOKEN =
      Set.of("Reports", "explain: zones", "explain: other norms");

  private static final String DOSSIER = "org.contretemps.publish.dossier.dossier";

  private static ResourceBundle words(String language) {
    return Wording.sentences(ServedForms.BUNDLE, Locale.forLanguageTag(language));
  }

  private static Stream<String> forms(ResourceBundle words) {
    return words.keySet().stream().flatMap(key -> Arrays.stream(forms(words, key)));
  }

  private static String[] forms(ResourceBundle words, String key) {
    return words.getString(key).split(", ", -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyWordHasEveryForm(String language) {
    ResourceBundle words = words(language);
    Set<String> known = new TreeSet<>(ServedPeople.words());
    known.add(ServedPeople.DEFAULT.word());
    assertThat(words.keySet()).containsExactlyInAnyOrderElementsOf(known);
    assertThat(known)
        .allSatisfy(
            word ->
                assertThat(forms(words, word))
                    .hasSameSizeAs(forms(words, ServedPeople.DEFAULT.word()))
                    .doesNotHaveDuplicates()
                    .allMatch(form -> form.matches("[\\p{L}’ ]+")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void noSentenceWritesAWordItself(String language) {
    Pattern word =
        Pattern.compile(
            forms(words(language)).collect(Collectors.joining("|", "(?iU)\\b(", ")\\b")));
    sentences(language)
        .forEach(
            (key, sentence) ->
                assertThat(word.matcher(ServedForms.FORM.matcher(sentence).replaceAll("")).find())
                    .as("%s: %s", key, sentence)
                    .isFalse());
  }

  @ParameterizedTest
  @CsvSource({"en,customers", "fr,usagers"})
  void everyPlaceForAWordIsOfAForm(String language, String usual) {
    Set<String> forms = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    forms.addAll(Arrays.asList(forms(words(language), ServedPeople.DEFAULT.word())));
    Map<String, String> sentences = sentences(language);
    assertThat(sentences.values()).anyMatch(sentence -> sentence.contains("{" + usual + "}"));
    sentences.forEach(
        (key, sentence) ->
            assertThat(ServedForms.FORM.matcher(sentence).results().map(found -> found.group(1)))
                .as(key)
                .allMatch(forms::contains));
  }

  /** The others are said with no word, so they must not leave a place for one. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void onlyWhatSpeaksOfOneOrganisationHasAPlaceForItsWord(String language) {
    SentenceReference.BUNDLES.forEach(
        (place, bundle) -> {
          ResourceBundle sentences = Wording.sentences(bundle, Locale.forLanguageTag(language));
          assertThat(sentences.keySet().stream().map(sentences::getString))
              .as(place)
              .allMatch(
                  sentence -> SPOKEN.contains(place) || !ServedForms.FORM.matcher(sentence).find());
        });
  }

  /** All but the words themselves, the kinds, and a dossier's, which is of all organisations. */
  private static Map<String, String> sentences(String language) {
    return SentenceReference.BUNDLES.values().stream()
        .filter(bundle -> !bundle.equals(ServedForms.BUNDLE) && !bundle.equals(DOSSIER))
        .map(bundle -> Wording.sentences(bundle, Locale.forLanguageTag(language)))
        .flatMap(
            bundle ->
                bundle.keySet().stream()
                    .filter(key -> !key.startsWith(KINDS))
                    .map(
                        key ->
                            Map.entry(
                                bundle.getBaseBundleName() + " " + key, bundle.getString(key))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
