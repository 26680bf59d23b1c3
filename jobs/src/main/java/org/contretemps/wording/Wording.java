package org.contretemps.wording;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks up the sentences of one bundle of texts in English or French, fills in figures and the word
 * for the people served, and writes numbers and dates as that language does.
 */
public final class Wording {
  /** Spaces at which a line must not end: French has them before some signs, and within quotes. */
  private static final Pattern UNBROKEN = Pattern.compile(" (?=[;:!?»%])|(?<=«) ");

  private final Locale language;
  private final ResourceBundle sentences;
  private final ServedForms served;

  /**
   * Sentences that do not name the people served, or name them by the default word.
   *
   * @param bundle the resource bundle with the sentences
   * @throws IllegalArgumentException for a language that the product does not speak
   */
  public Wording(String bundle, Locale language) {
    this(bundle, Speech.in(language));
  }

  /** The same with an organisation's word for the people served. */
  public Wording(String bundle, Speech speech) {
    this.language = speech.language();
    this.sentences = sentences(bundle, language);
    this.served = new ServedForms(speech);
  }

  /**
   * The sentences as they are written, with places for figures.
   *
   * @param bundle the resource bundle with the sentences
   * @throws IllegalArgumentException for a language that the product does not speak
   */
  public static ResourceBundle sentences(String bundle, Locale language) {
    try {
      return ResourceBundle.getBundle(
          bundle,
          language,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException(
          "Cannot write in '%s': there are English and French. Give en or fr."
              .formatted(language.getLanguage()),
          e);
    }
  }

  public String say(String key, Object... parts) {
    String said = served.in(sentences.getString(key));
    String sentence = UNBROKEN.matcher(said).replaceAll("\u00a0");
    return new MessageFormat(sentence, language).format(parts);
  }

  /** A word that there may be none of. */
  public Optional<String> find(String key) {
    return sentences.containsKey(key) ? Optional.of(say(key)) : Optional.empty();
  }

  /** The keys that begin with a text, in the order of the alphabet. */
  public Stream<String> keysOf(String beginning) {
    return sentences.keySet().stream().filter(key -> key.startsWith(beginning)).sorted();
  }

  /** A count, rounded to a whole number. */
  public String count(double value) {
    return number(value, 0);
  }

  /** A count. */
  public String count(long value) {
    return format(0).format(value);
  }

  /** How numbers are written with a given number of decimals. */
  public NumberFormat format(int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format;
  }

  public String number(double value, int decimals) {
    double shown = Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value;
    return format(decimals).format(shown);
  }

  /** What a probability is below: with four decimals, rounded up. */
  public String bound(double probability) {
    return number(Math.max(1, Math.ceil(probability * 10_000)) / 10_000, 4);
  }

  /** A share as a number of hundredths. */
  public String hundredths(double share, int decimals) {
    return number(100 * share, decimals);
  }

  /** A month in short, with its year. */
  public String month(YearMonth month) {
    return month.format(DateTimeFormatter.ofPattern("LLL yyyy", language));
  }

  /** The name of a weekday. */
  public String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, language);
  }

  /** A date with its month's name; in French the first of a month is its « 1er ». */
  public String date(LocalDate date) {
    String text =
        date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    return premier(text, date);
  }

  /**
   * Dates from one to another, both included: what the first has in common with the last is said
   * once. French « du 1er au 20 mars 2026 » goes after a noun; English is “March 1 to 20, 2026”.
   */
  public String period(LocalDate from, LocalDate to) {
    boolean isFrench = language.getLanguage().equals(Locale.FRENCH.getLanguage());
    if (from.equals(to)) {
      return isFrench ? "du " + date(to) : date(to);
    }
    if (from.getYear() != to.getYear()) {
      return isFrench ? "du " + date(from) + " au " + date(to) : date(from) + " to " + date(to);
    }
    boolean isOneMonth = from.getMonth() == to.getMonth();
    if (isFrench) {
      String first = isOneMonth ? "d" : "d MMMM";
      return "du " + premier(from.format(in(first)), from) + " au " + date(to);
    }
    String last = isOneMonth ? "d, yyyy" : "MMMM d, yyyy";
    return from.format(in("MMMM d")) + " to " + to.format(in(last));
  }

  private DateTimeFormatter in(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language);
  }

  private String premier(String text, LocalDate date) {
    boolean isFrench = language.getLanguage().equals(Locale.FRENCH.getLanguage());
    return isFrench && date.getDayOfMonth() == 1 ? text.replaceFirst("^1(?= |$)", "1er") : text;
  }
}
