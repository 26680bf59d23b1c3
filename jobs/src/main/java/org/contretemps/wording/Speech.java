package org.contretemps.wording;

import java.util.Locale;

/**
 * How readers are addressed.
 *
 * @param language English or French
 * @param people the word for those whom the reader's organisation serves
 */
public record Speech(Locale language, ServedPeople people) {
  /** A language, with the default word for the people served. */
  public static Speech in(Locale language) {
    return new Speech(language, ServedPeople.DEFAULT);
  }
}
