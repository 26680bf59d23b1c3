package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Texts that a source writes where it knows no person: {@code anonymous}, {@code +266696687}, 0. A
 * stand-in is nobody: a contact that has one has no customer, or no agent.
 *
 * <p>Compared is what a text comes down to: without case, blanks, brackets and quotes around it, a
 * scheme ({@code sip:}, {@code tel:}) and what follows the address, the plus of a number. Noughts
 * alone, one digit seven times or more, and a text without letters or digits are always nobody. An
 * address of electronic mail is a person's, whatever stands before the at sign.
 */
public final class StandIns implements Serializable {
  private static final Pattern AROUND = Pattern.compile("^[\"'<(\\[\\s]+|[\"'>)\\]\\s]+$");
  private static final Pattern SCHEME = Pattern.compile("^(sips?|tel):");
  private static final Pattern NO_MAIL =
      Pattern.compile("^([^@]*)@([0-9.:\\[\\]]+|localhost|.*\\.invalid)$|^(anonymous)@.*$");
  private static final Pattern NUMBER = Pattern.compile("^\\+?[0-9][0-9 ./()-]*$");
  private static final Pattern ONE_DIGIT = Pattern.compile("^(0+|([0-9])\\2{6,})$");
  private static final Pattern NO_WORD = Pattern.compile("^[^\\p{L}\\p{N}]*$");

  private final Set<String> words;

  /**
   * @param words texts that mean nobody, in any of their shapes
   */
  public StandIns(Collection<String> words) {
    this.words = words.stream().map(StandIns::reduced).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a text names nobody. */
  public boolean isOne(String identifier) {
    String reduced = reduced(identifier);
    return NO_WORD.matcher(reduced).matches()
        || ONE_DIGIT.matcher(reduced).matches()
        || words.contains(reduced);
  }

  /** The identifier in a column; null where it names nobody. They stand in no plan. */
  public Column named(String column) {
    UDF1<String, String> named =
        identifier -> identifier == null || isOne(identifier) ? null : identifier;
    return udf(named, DataTypes.StringType).apply(col(column));
  }

  static String reduced(String identifier) {
    String text = AROUND.matcher(identifier.toLowerCase(Locale.ROOT)).replaceAll("");
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.find()) {
      text = text.substring(scheme.end()).replaceAll("[@;?].*$", "");
    }
    Matcher address = NO_MAIL.matcher(text);
    if (address.matches()) {
      text = address.group(1) == null ? address.group(3) : address.group(1);
    }
    return NUMBER.matcher(text).matches()
        ? text.replaceAll("[^0-9]", "")
        : AROUND.matcher(text).replaceAll("").replaceAll("[\\s_-]+", " ");
  }
}
