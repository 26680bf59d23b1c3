package org.contretemps.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words for the people whom an organisation serves. Each has its forms in both languages in the
 * wording file {@code served}; a sentence names a form and never builds one.
 */
public enum ServedPeople {
  /** Customer in English, usager in French: what readers see unless a word is chosen. */
  DEFAULT,
  CUSTOMER,
  USER,
  CITIZEN,
  PATIENT,
  INSURED,
  MEMBER,
  CLAIMANT,
  TAXPAYER,
  SUBSCRIBER,
  JOB_SEEKER,
  TENANT,
  PASSENGER;

  /** The words that an organisation can choose, as a configuration writes them. */
  public static List<String> words() {
    return Arrays.stream(values())
        .filter(people -> people != DEFAULT)
        .map(ServedPeople::word)
        .toList();
  }

  /** The people of a word; empty if there is no such word. */
  public static Optional<ServedPeople> of(String word) {
    return Arrays.stream(values())
        .filter(people -> people != DEFAULT && people.word().equals(word))
        .findFirst();
  }

  /** The key in a configuration and in the wording file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
