package org.contretemps.zone;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The sentences of explanations in one language, and numbers as that language writes them. */
final class Wording {
  private static final String BUNDLE = "org.contretemps.zone.explanation";

  private final Locale language;
  private final ResourceBundle sentences;

  /**
   * @throws IllegalArgumentException for a language that the product does not speak
   */
  Wording(Locale language) {
    try {
      this.sentences =
          ResourceBundle.getBundle(
              BUNDLE,
              language,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException(
          "Cannot explain in '%s': there are English and French. Give en or fr."
              .formatted(language.getLanguage()),
          e);
    }
    this.language = language;
  }

  String say(String key, Object... parts) {
    return new MessageFormat(sentences.getString(key), language).format(parts);
  }

  /** A count, rounded to a whole number. */
  String count(double value) {
    return number(value, 0);
  }

  String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    double shown = Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value;
    return format.format(shown);
  }

  /** So many in a hundred. */
  String hundredths(double share, int decimals) {
    return number(100 * share, decimals);
  }

  String date(LocalDate date) {
    return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
  }
}
