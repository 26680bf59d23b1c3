package org.contretemps.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the word for the people served into sentences: {@code {customers}} becomes patients, {@code
 * {l’usager}} becomes le patient. A form in braces is written as the default word has it; with a
 * capital its replacement has one too.
 */
public final class ServedForms {
  /** The resource bundle with the forms of every word. */
  public static final String BUNDLE = "org.contretemps.wording.served";

  /** A form in braces; figures are numbered. */
  public static final Pattern FORM = Pattern.compile("\\{(\\p{L}[^{},]*)}");

  private final Map<String, String> forms = new HashMap<>();

  ServedForms(Speech speech) {
    ResourceBundle words = Wording.sentences(BUNDLE, speech.language());
    List<String> names = forms(words, ServedPeople.DEFAULT);
    List<String> said = forms(words, speech.people());
    for (int i = 0; i < names.size(); i++) {
      forms.put(names.get(i), said.get(i));
    }
  }

  /** The forms of a word in the order of those of the default word. */
  static List<String> forms(ResourceBundle words, ServedPeople people) {
    return List.of(words.getString(people.word()).split(", ", -1));
  }

  /**
   * A sentence with the word.
   *
   * @throws IllegalArgumentException if it names a form that the word does not have
   */
  String in(String sentence) {
    return FORM.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(said(found)));
  }

  private String said(MatchResult found) {
    String name = found.group(1);
    String form = forms.get(name);
    return form != null ? form : capital(forms.get(uncapital(name)), name);
  }

  private static String capital(String form, String name) {
    if (form == null) {
      throw new IllegalArgumentException(
          "Cannot say '{%s}': it is no form of the word for the people served. Write one that the file 'served' lists."
              .formatted(name));
    }
    return form.substring(0, 1).toUpperCase(Locale.ROOT) + form.substring(1);
  }

  private static String uncapital(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
