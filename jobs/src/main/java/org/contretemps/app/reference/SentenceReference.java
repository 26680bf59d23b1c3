package org.contretemps.app.reference;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.contretemps.wording.ServedForms;
import org.contretemps.wording.Wording;

/**
 * Builds the Markdown page for proofreading the sentences of reports, pictures, explanations,
 * pilots and dossiers: each in English and in French, side by side, with its key.
 */
public final class SentenceReference {
  /** Part of the product → the resource bundle with its sentences. */
  static final Map<String, String> BUNDLES = bundles();

  private SentenceReference() {}

  private static Map<String, String> bundles() {
    Map<String, String> bundles = new LinkedHashMap<>();
    bundles.put("Reports", "org.contretemps.publish.report.report");
    bundles.put("Pictures", "org.contretemps.publish.picture.picture");
    bundles.put("explain: zones", "org.contretemps.night.zone.explanation.explanation");
    bundles.put("explain: decisions", "org.contretemps.night.decision.decision");
    bundles.put("explain: other norms", "org.contretemps.night.recommendation.recommendation");
    bundles.put("explain: answers of teams", "org.contretemps.night.felt.felt");
    bundles.put("The people served", ServedForms.BUNDLE);
    bundles.put("Pilots", "org.contretemps.publish.pilot.pilot");
    bundles.put("Dossier", "org.contretemps.publish.dossier.dossier");
    return bundles;
  }

  /** The page. */
  public static String page() {
    StringBuilder page = new StringBuilder("# Sentences\n\n").append(Markdown.GENERATED);
    page.append(
            "Figures and names stand for `{0}`, `{1}` and so on; `choice` picks a form by a count.\n")
        .append(
            "Forms in braces are of the word for the people served; each organisation chooses it.\n");
    BUNDLES.forEach(
        (place, bundle) -> {
          page.append("\n## ").append(place).append("\n\n");
          page.append(Markdown.heads("key", "English", "French"));
          ResourceBundle english = Wording.sentences(bundle, Locale.ENGLISH);
          ResourceBundle french = Wording.sentences(bundle, Locale.FRENCH);
          for (String key : new TreeSet<>(english.keySet())) {
            page.append(
                Markdown.row(Markdown.code(key), english.getString(key), french.getString(key)));
          }
        });
    return page.toString();
  }
}
