package org.contretemps.record.norm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a norm applies to: an organisation and, for each of service, channel and situation type,
 * either one name or {@link #ANY}. A cell is a scope with all its names; in a cell, {@link #ANY}
 * stands for a name that no norm mentions.
 */
public record NormScope(String organisation, String service, String channel, String situationType)
    implements Comparable<NormScope> {
  /** Stands for every service, channel or situation type. */
  public static final String ANY = "*";

  private static final Comparator<NormScope> ORDER =
      Comparator.comparing(NormScope::organisation)
          .thenComparing(NormScope::service)
          .thenComparing(NormScope::channel)
          .thenComparing(NormScope::situationType);

  /** Ranks 0 to 7 by the names given: bit 4 for the service, 2 the channel, 1 the situation. */
  private static final int[] RANK_OF_NAMES = {0, 1, 2, 4, 3, 5, 6, 7};

  /**
   * The place of the scope in the one order that decides which norm wins, from 0 (the whole
   * organisation) to 7 (a cell). The scope with more names is the more specific; of two with as
   * many, the one that names the service, then the one that names the channel: <br>
   * service+channel+situation 7, service+channel 6, service+situation 5, channel+situation 4,
   * service 3, channel 2, situation 1, none 0. Two different scopes of the same rank never match
   * the same cell.
   */
  public int specificity() {
    return RANK_OF_NAMES[names()];
  }

  /** How many of service, channel and situation type are named. */
  int namesGiven() {
    return Integer.bitCount(names());
  }

  /** The scopes that match this cell, itself among them, the most specific first. */
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
    scopes.sort(Comparator.comparingInt(NormScope::specificity).reversed());
    return scopes.stream().distinct().toList();
  }

  /** The widest scope of the cells that both match, where there are any. */
  Optional<NormScope> meet(NormScope other) {
    boolean meets =
        organisation.equals(other.organisation)
            && meets(service, other.service)
            && meets(channel, other.channel)
            && meets(situationType, other.situationType);
    return meets
        ? Optional.of(
            new NormScope(
                organisation,
                narrower(service, other.service),
                narrower(channel, other.channel),
                narrower(situationType, other.situationType)))
        : Optional.empty();
  }

  /** The scope in words: "CPAM, service housing, any channel, COMPLEX situations". */
  String inWords() {
    return "%s, %s, %s, %s"
        .formatted(
            organisation,
            service.equals(ANY) ? "any service" : "service " + service,
            channel.equals(ANY) ? "any channel" : channel,
            situationType.equals(ANY) ? "any situation" : situationType + " situations");
  }

  @Override
  public int compareTo(NormScope other) {
    return ORDER.compare(this, other);
  }

  private int names() {
    return (service.equals(ANY) ? 0 : 4)
        + (channel.equals(ANY) ? 0 : 2)
        + (situationType.equals(ANY) ? 0 : 1);
  }

  private static boolean meets(String one, String other) {
    return one.equals(ANY) || other.equals(ANY) || one.equals(other);
  }

  private static String narrower(String one, String other) {
    return one.equals(ANY) ? other : one;
  }
}
