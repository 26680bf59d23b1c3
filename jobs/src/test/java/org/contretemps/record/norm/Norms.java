package org.contretemps.record.norm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** Norms, entries and logs in few words. Days count from {@link #FIRST}. */
final class Norms {
  static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  static final String ANY = NormScope.ANY;

  private static final List<String> SERVICES = List.of(ANY, "S1", "S2");
  private static final List<String> CHANNELS = List.of(ANY, "PHONE", "EMAIL");
  private static final List<String> TYPES = List.of(ANY, "SIMPLE", "COMPLEX");

  private static final List<Occasion> OCCASIONS =
      List.of(
          Occasion.ANY,
          Occasion.ANY,
          Occasion.of("NEW", null, null),
          Occasion.of("EXPERIENCED", "MON-FRI", null),
          Occasion.of(null, "FRI-MON", null),
          Occasion.of(null, "MON-FRI", "08-12"),
          Occasion.of(null, "TUE,WED", "10-14"),
          Occasion.of(null, null, "22-06"));

  private Norms() {}

  static LocalDate day(int day) {
    return FIRST.plusDays(day);
  }

  static Instant noon(int day) {
    return day(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  static NormScope scope(String service, String channel, String situationType) {
    return new NormScope("O", service, channel, situationType);
  }

  static Norm perContact(NormScope scope, double seconds) {
    return norm(scope, NormBasis.SECONDS_PER_CONTACT, seconds);
  }

  static Norm norm(NormScope scope, NormBasis basis, double target) {
    return new Norm(scope, basis, target, OptionalDouble.of(0.8));
  }

  static NormLog.Entry set(int loggedDay, Norm norm, int effectiveDay) {
    return new NormLog.Entry(noon(loggedDay), norm, day(effectiveDay), false);
  }

  static NormLog.Entry revoke(int loggedDay, Norm norm, int effectiveDay) {
    return new NormLog.Entry(noon(loggedDay), norm, day(effectiveDay), true);
  }

  static NormInterval interval(Norm norm, int from, int until) {
    return new NormInterval(norm, day(from), day(until), noon(from));
  }

  static NormInterval open(Norm norm, int from) {
    return new NormInterval(norm, day(from), NormInterval.OPEN, noon(from));
  }

  /** A log in which few dates, instants and targets make entries meet in every way. */
  static List<NormLog.Entry> randomLog(Random random, int entries, int days) {
    List<NormLog.Entry> log = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      Norm norm =
          new Norm(
              new NormScope(
                  "O" + random.nextInt(2),
                  pick(random, SERVICES),
                  pick(random, CHANNELS),
                  pick(random, TYPES),
                  pick(random, OCCASIONS)),
              pick(random, List.of(NormBasis.values())),
              100.0 * (1 + random.nextInt(3)),
              random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.9));
      log.add(
          new NormLog.Entry(
              noon(random.nextInt(days)), norm, day(random.nextInt(days)), random.nextInt(3) == 0));
    }
    return log;
  }

  static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
