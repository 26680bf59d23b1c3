package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Recognises texts that a source writes instead of a person it does not know: {@code anonymous},
 * {@code +266696687}, 0. A stand-in is nobody: a contact that has one has no customer, or no agent.
 *
 * <p>Texts are compared without case, accents and width, blanks, brackets and quotes around it, a
 * name before an address in angle brackets, a scheme ({@code sip:}, {@code tel:}) and what follows
 * the address, the plus of a number. A text of several words is nobody if one of them is a stand-in
 * and the others only mean a caller or a number or are zeros. Zeros alone, one digit seven times or
 * more, blacked-out digits ({@code xxxxxx}), numbers below zero, and a text without letters or
 * digits are always nobody. An e-mail address is a person's, whatever is before the at sign.
 */
public final class StandIns implements Serializable {
  private static final Pattern AROUND = Pattern.compile("^[\"'<(\\[\\s]+|[\"'>)\\]\\s]+$");
  private static final Pattern NAMED_ADDRESS = Pattern.compile("^.*[^<\\s].*<([^<>]+)>.*$");
  private static final Pattern SCHEME = Pattern.compile("^(sips?|tel|callto|h323):");
  private static final Pattern OTHER_SCHEME =
      Pattern.compile("^(mailto|client|whatsapp|skype|xmpp|im|pres):");
  private static final Pattern NO_MAIL =
      Pattern.compile("^([^@]*)@([0-9.:\\[\\]]+|localhost|.*\\.invalid)$|^(anonymous)@.*$");
  private static final Pattern NUMBER = Pattern.compile("^\\+?[0-9][0-9 .,/()-]*$");
  private static final Pattern BELOW_NOUGHT = Pattern.compile("^[-\u2212] ?[0-9]+([.,]0+)?$");
  private static final Pattern ONE_DIGIT = Pattern.compile("^(0+|([0-9])\\2{6,})$");

  /** Digits that somebody has blacked out. */
  private static final Pattern BLACKED_OUT = Pattern.compile("^x[x ]{4,}x$");

  private static final Pattern NO_WORD = Pattern.compile("^[^\\p{L}\\p{N}]*$");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words beside a stand-in that name nobody either. */
  private static final Set<String> CALLERS =
      Set.of(
          "caller",
          "call",
          "number",
          "id",
          "cid",
          "cli",
          "line",
          "phone",
          "user",
          "customer",
          "client",
          "party",
          "name",
          "appelant",
          "appel",
          "numero",
          "ligne",
          "usager",
          "identifiant",
          "identite",
          "nom",
          "anrufer",
          "nummer",
          "rufnummer",
          "teilnehmer",
          "kunde",
          "llamada",
          "llamante",
          "chiamata",
          "chiamante",
          "beller",
          "chamada");

  private static final Pattern HYPHENS = Pattern.compile("-+");
  private static final int ALIKE_DIGITS = 7;

  private final Set<String> words;

  /**
   * @param words texts that mean nobody, in any of their shapes
   */
  public StandIns(Collection<String> words) {
    this.words = words.stream().map(StandIns::reduced).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a text names nobody. */
  public boolean isOne(String identifier) {
    if (isPlainNumber(identifier)) {
      return isOneDigit(identifier) || isNumberOfNobody(identifier);
    }
    if (isPlainWord(identifier)) {
      String lower = identifier.toLowerCase(Locale.ROOT);
      String reduced = lower.indexOf('-') < 0 ? lower : HYPHENS.matcher(lower).replaceAll(" ");
      return words.contains(reduced)
          || isBlackedOut(reduced)
          || (lower.indexOf('-') >= 0 && isInWords(reduced));
    }
    String reduced = reduced(identifier);
    return NO_WORD.matcher(reduced).matches()
        || ONE_DIGIT.matcher(reduced).matches()
        || BELOW_NOUGHT.matcher(identifier.strip()).matches()
        || isBlackedOut(reduced)
        || isNumberOfNobody(reduced)
        || isInWords(reduced);
  }

  private static boolean isBlackedOut(String reduced) {
    return reduced.startsWith("x") && BLACKED_OUT.matcher(reduced).matches();
  }

  /** Also after the zeros that stand for the plus of a number. */
  private boolean isNumberOfNobody(String reduced) {
    return words.contains(reduced)
        || (reduced.startsWith("00") && words.contains(reduced.substring(2)));
  }

  /** Digits alone, which reduce to themselves: most identifiers are this or a plain word. */
  private static boolean isPlainNumber(String identifier) {
    return !identifier.isEmpty() && isAll(identifier, StandIns::isDigit);
  }

  /** Letters of ASCII, digits and hyphens, a letter first: nothing but hyphens is reduced. */
  private static boolean isPlainWord(String identifier) {
    return !identifier.isEmpty()
        && isLetter(identifier.charAt(0))
        && isAll(identifier, c -> isLetter(c) || isDigit(c) || c == '-');
  }

  private static boolean isAll(String text, IntPredicate isOne) {
    for (int at = 0; at < text.length(); at++) {
      if (!isOne.test(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The same as the pattern says. */
  private static boolean isOneDigit(String digits) {
    char first = digits.charAt(0);
    return (first == '0' || digits.length() >= ALIKE_DIGITS) && isAll(digits, c -> c == first);
  }

  /** The identifier in a column; null if it names nobody. They appear in no query plan. */
  public Column named(String column) {
    UDF1<String, String> named =
        identifier -> identifier == null || isOne(identifier) ? null : identifier;
    return udf(named, DataTypes.StringType).apply(col(column));
  }

  /** Whether a text is a stand-in with signs in it, or beside words for a caller. */
  private boolean isInWords(String reduced) {
    if (reduced.contains("@")) {
      return false;
    }
    List<String> said = BETWEEN_WORDS.splitAsStream(reduced).filter(w -> !w.isEmpty()).toList();
    return (said.size() < reduced.length() && words.contains(String.join("", said)))
        || (said.stream().anyMatch(words::contains) && said.stream().allMatch(this::isOfNobody));
  }

  private boolean isOfNobody(String word) {
    return words.contains(word) || CALLERS.contains(word) || ONE_DIGIT.matcher(word).matches();
  }

  static String reduced(String identifier) {
    String text = FoldedText.withoutAccents(identifier);
    Matcher named = NAMED_ADDRESS.matcher(text);
    text = AROUND.matcher(named.matches() ? named.group(1) : text).replaceAll("");
    Matcher scheme = SCHEME.matcher(text);
    text =
        scheme.find()
            ? text.substring(scheme.end()).replaceAll("[@;?].*$", "")
            : OTHER_SCHEME.matcher(text).replaceFirst("");
    Matcher address = NO_MAIL.matcher(text);
    if (address.matches()) {
      text = address.group(1) == null ? address.group(3) : address.group(1);
    }
    return NUMBER.matcher(text).matches()
        ? text.replaceAll("[^0-9]", "")
        : AROUND.matcher(text).replaceAll("").replaceAll("[\\s_-]+", " ");
  }
}
