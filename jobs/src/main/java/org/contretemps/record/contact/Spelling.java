package org.contretemps.record.contact;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Unifies the names of organisations, services and teams: spellings that differ only in case,
 * blanks or width are one name, shown in its most frequent spelling, or the alphabetically first of
 * equally frequent ones. A name keeps its spelling once it is known.
 */
public final class Spelling implements Serializable {
  private static final int LEAST_LETTERS = 5;

  /** What a name is of. */
  public enum Kind {
    ORGANISATION,
    SERVICE,
    TEAM
  }

  private record Name(Kind kind, String organisation, String folded) implements Serializable {}

  private final Map<Name, String> shown = new HashMap<>();

  /** The name as it is shown; itself if it is not known. */
  public String of(Kind kind, String organisation, String written) {
    return written == null
        ? null
        : shown.getOrDefault(new Name(kind, organisation, folded(written)), written);
  }

  /**
   * Learns spellings of names that are not known yet.
   *
   * @param organisation as it is shown; empty for names of organisations
   * @param written spelling → how often it is written
   * @return the names that are new
   */
  public List<String> learn(Kind kind, String organisation, Map<String, Long> written) {
    Map<String, Map<String, Long>> byName = new TreeMap<>();
    written.forEach(
        (spelling, times) ->
            byName
                .computeIfAbsent(folded(spelling), name -> new TreeMap<>())
                .merge(spelling, times, Long::sum));
    byName.keySet().removeIf(folded -> shown.containsKey(new Name(kind, organisation, folded)));
    byName.forEach(
        (folded, spellings) ->
            shown.put(new Name(kind, organisation, folded), mostOften(spellings)));
    return byName.values().stream().map(Spelling::mostOften).toList();
  }

  /** The known names of an organisation. */
  public List<String> known(Kind kind, String organisation) {
    return shown.entrySet().stream()
        .filter(name -> name.getKey().kind() == kind)
        .filter(name -> name.getKey().organisation().equals(organisation))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  /** A known name that a new one may be a misspelling of. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream().filter(other -> isNear(folded(name), folded(other))).findFirst();
  }

  /** Maps are sorted by spelling, and the first of equals is taken. */
  private static String mostOften(Map<String, Long> spellings) {
    return spellings.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  static String folded(String name) {
    return FoldedText.of(name);
  }

  /**
   * Whether two different names are written alike: they differ only in signs and accents, or in one
   * letter of a word of at least five letters. Names with other numbers are other names.
   */
  private static boolean isNear(String one, String other) {
    if (one.equals(other)) {
      return false;
    }
    if (plain(one).equals(plain(other))) {
      return !plain(one).isEmpty();
    }
    String[] words = one.split("[^\\p{L}\\p{N}]+", -1);
    String[] others = other.split("[^\\p{L}\\p{N}]+", -1);
    if (words.length != others.length) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals(others[i])) {
        different += isMisspelt(words[i], others[i]) ? 1 : 2;
      }
    }
    return different == 1;
  }

  private static boolean isMisspelt(String word, String other) {
    return Math.min(word.length(), other.length()) >= LEAST_LETTERS
        && word.replaceAll("\\D", "").equals(other.replaceAll("\\D", ""))
        && LevenshteinDistance.getDefaultInstance().apply(word, other) == 1;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
