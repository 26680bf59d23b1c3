package org.contretemps.record.norm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The contacts that a norm applies to: an organisation, one name or {@link #ANY} for each of
 * service, channel and situation type, and an occasion. A cell is a scope with all its names; in a
 * cell, {@link #ANY} stands for a name that no norm mentions.
 *
 * @param occasion which contacts of these cells
 */
public record NormScope(
    String organisation, String service, String channel, String situationType, Occasion occasion)
    implements Comparable<NormScope> {
  /** Matches every service, channel or situation type. */
  public static final String ANY = "*";

  private static final Comparator<NormScope> ORDER =
      Comparator.comparing(NormScope::organisation)
          .thenComparing(NormScope::service)
          .thenComparing(NormScope::channel)
          .thenComparing(NormScope::situationType)
          .thenComparing(NormScope::occasion);

  /** The order in which norms win: of those that match a contact, the first. */
  static final Comparator<NormScope> MOST_SPECIFIC_FIRST =
      Comparator.comparingInt(NormScope::specificity)
          .reversed()
          .thenComparing(NormScope::occasion)
          .thenComparing(ORDER);

  /** Every set of names, the least specific first: fewer names first, then by their bits. */
  private static final List<Integer> RISING =
      IntStream.range(0, 64)
          .boxed()
          .sorted(
              Comparator.comparing((Integer names) -> Integer.bitCount(names))
                  .thenComparing(names -> names))
          .toList();

  /** A scope for all contacts of its cells. */
  public NormScope(String organisation, String service, String channel, String situationType) {
    this(organisation, service, channel, situationType, Occasion.ANY);
  }

  /**
   * The place of the scope in the one order that decides which norm wins, from 0 (the whole
   * organisation) to 63. The scope with more names is the more specific; of two with equally many,
   * the one that names the service, then the channel, the situation type, the seniority, the
   * weekdays, the hours. Two scopes of one place that match the same contact differ in their
   * weekdays or hours: the one for fewer hours of the week wins, then the one for fewer days, then
   * the one with the earliest day, or else hour, that the other has not.
   */
  public int specificity() {
    return RISING.indexOf(names());
  }

  /** How many of the six parts beside the organisation are named. */
  int namesGiven() {
    return Integer.bitCount(names());
  }

  /** The scopes for all contacts that match this cell, the most specific first. */
  List<NormScope> matching() {
    List<NormScope> scopes = new ArrayList<>();
    for (int names = 7; names >= 0; names--) {
      scopes.add(
          new NormScope(
              organisation,
              (names & 4) == 0 ? ANY : service,
              (names & 2) == 0 ? ANY : channel,
              (names & 1) == 0 ? ANY : situationType));
    }
    scopes.sort(MOST_SPECIFIC_FIRST);
    return scopes.stream().distinct().toList();
  }

  /** The same cells on every occasion. */
  NormScope cells() {
    return on(Occasion.ANY);
  }

  /** The same cells on an occasion. */
  NormScope on(Occasion other) {
    return new NormScope(organisation, service, channel, situationType, other);
  }

  /** Whether every contact that another scope of the same names matches is matched by this one. */
  boolean contains(NormScope other) {
    return cells().equals(other.cells()) && occasion.contains(other.occasion);
  }

  /** The widest scope of the cells that both match, if there are any. */
  Optional<NormScope> meet(NormScope other) {
    boolean meets =
        organisation.equals(other.organisation)
            && meets(service, other.service)
            && meets(channel, other.channel)
            && meets(situationType, other.situationType)
            && occasion.meets(other.occasion);
    return meets
        ? Optional.of(
            new NormScope(
                organisation,
                narrower(service, other.service),
                narrower(channel, other.channel),
                narrower(situationType, other.situationType),
                occasion.and(other.occasion)))
        : Optional.empty();
  }

  /** The scope in words: "CPAM, service housing, any channel, COMPLEX situations, NEW agents". */
  String inWords() {
    List<String> words = new ArrayList<>();
    words.add(organisation);
    words.add(service.equals(ANY) ? "any service" : "service " + service);
    words.add(channel.equals(ANY) ? "any channel" : channel);
    words.add(situationType.equals(ANY) ? "any situation" : situationType + " situations");
    words.addAll(occasion.inWords());
    return String.join(", ", words);
  }

  /** The scope as parts of a hash: the four names, and its occasion only if it has one. */
  List<String> hashed() {
    List<String> parts = new ArrayList<>(List.of(organisation, service, channel, situationType));
    parts.addAll(occasion.hashed());
    return parts;
  }

  @Override
  public int compareTo(NormScope other) {
    return ORDER.compare(this, other);
  }

  private int names() {
    return (service.equals(ANY) ? 0 : 32)
        + (channel.equals(ANY) ? 0 : 16)
        + (situationType.equals(ANY) ? 0 : 8)
        + occasion.names();
  }

  private static boolean meets(String one, String other) {
    return one.equals(ANY) || other.equals(ANY) || one.equals(other);
  }

  private static String narrower(String one, String other) {
    return one.equals(ANY) ? other : one;
  }
}
