package org.contretemps.record.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normalises a text for comparison, so that case, blanks, width and invisible characters do not
 * count: full-width letters, ligatures and composed accents in one form, no marks of direction or
 * joining, one blank for many.
 */
final class FoldedText {
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private FoldedText() {}

  static String of(String text) {
    String plain = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    String lower = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return BLANKS.matcher(lower).replaceAll(" ").strip();
  }

  /** The same without accents, for words that people type without them. */
  static String withoutAccents(String text) {
    return ACCENTS.matcher(Normalizer.normalize(of(text), Normalizer.Form.NFKD)).replaceAll("");
  }
}
