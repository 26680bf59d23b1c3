package org.contretemps.house;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.contretemps.house.QualificationModel.Contact;
import org.contretemps.house.QualificationModel.Incident;
import org.contretemps.house.QualificationModel.Norm;
import org.contretemps.house.QualificationModel.World;

/**
 * Nights on which anything can happen: contacts of the day, late ones, corrected ones, old versions
 * delivered again, a customer erased for good, norms and incidents after the fact. Few customers
 * and services, so that all of it meets.
 */
public final class RandomNights {
  public static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final int CUSTOMERS = 5;
  private static final List<String> SERVICES = List.of("housing", "family");

  /** One delivery of a contact; of two versions the one with the larger number is kept. */
  private record Version(int number, Contact contact) {}

  private final Random random;
  private final Map<String, Version> contacts = new TreeMap<>();
  private final List<Version> delivered = new ArrayList<>();
  private final Set<Integer> erased = new HashSet<>();
  private final List<Norm> norms = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private LocalDate asOf = FIRST.minusDays(1);
  private int count;

  public RandomNights(long seed) {
    random = new Random(seed);
  }

  public World world() {
    return new World(
        contacts.values().stream().map(Version::contact).toList(),
        List.copyOf(norms),
        List.copyOf(incidents));
  }

  public LocalDate asOf() {
    return asOf;
  }

  /** One more night, or several days later. */
  public void pass() {
    LocalDate before = asOf;
    asOf = asOf.plusDays(random.nextInt(5) == 0 ? 1 + random.nextInt(12) : 1);
    for (LocalDate date = before.plusDays(1); !date.isAfter(asOf); date = date.plusDays(1)) {
      for (int i = random.nextInt(5); i > 0; i--) {
        add(date);
      }
    }
    if (random.nextInt(3) == 0) {
      add(anyDate());
    }
    if (random.nextInt(3) == 0 && !contacts.isEmpty()) {
      correct();
    }
    if (random.nextInt(4) == 0 && !delivered.isEmpty()) {
      deliver(delivered.get(random.nextInt(delivered.size())));
    }
    if (random.nextInt(30) == 0) {
      int customer = 1 + random.nextInt(CUSTOMERS - 1);
      erased.add(customer);
      contacts.values().removeIf(version -> version.contact().customer() == customer);
    }
    if (random.nextInt(4) == 0) {
      LocalDate from = anyDate();
      norms.add(new Norm(from, from.plusDays(random.nextInt(20)), service(), 60 + count));
    }
    if (random.nextInt(6) == 0) {
      long from = second(anyDate());
      incidents.add(new Incident(from, from + random.nextInt(100_000)));
    }
  }

  /**
   * What the product promises of a delivery: a version that another has superseded changes nothing,
   * however late it comes, and nobody who was erased comes back.
   */
  private void deliver(Version version) {
    delivered.add(version);
    Contact contact = version.contact();
    Version stored = contacts.get(contact.id());
    boolean isLater = stored == null || version.number() > stored.number();
    if (isLater && !erased.contains(contact.customer())) {
      contacts.put(contact.id(), version);
    }
  }

  private void add(LocalDate date) {
    boolean follows = !contacts.isEmpty() && random.nextInt(6) == 0;
    String id = "c%04d".formatted(count++);
    Contact first = follows ? any() : null;
    boolean isWithin = first != null && first.date().equals(date) && random.nextInt(2) == 0;
    long start = isWithin ? first.start() + random.nextInt(900) : second(date);
    boolean near = first != null && Math.abs(first.start() - start) < 3 * 86_400;
    deliver(
        new Contact(
            id,
            date,
            near && random.nextInt(4) > 0 ? first.customer() : random.nextInt(CUSTOMERS),
            service(),
            near ? first.conversation() : id,
            near ? 2 : 1,
            start,
            start + random.nextInt(2_000),
            begun(),
            random.nextInt(8) == 0 ? -1 : random.nextInt(600),
            random.nextInt(6) > 0,
            random.nextInt(3) == 0));
  }

  private Contact.Begun begun() {
    int kind = random.nextInt(10);
    return kind == 0
        ? Contact.Begun.OUTBOUND
        : kind == 1 ? Contact.Begun.CALLBACK : Contact.Begun.INBOUND;
  }

  private void correct() {
    Contact old = any();
    boolean inDetail = random.nextInt(3) == 0;
    deliver(
        new Contact(
            old.id(),
            old.date(),
            inDetail ? old.customer() : random.nextInt(CUSTOMERS),
            inDetail ? old.service() : service(),
            old.conversation(),
            old.leg(),
            old.start(),
            inDetail ? old.end() : old.start() + random.nextInt(5_000),
            old.begun(),
            inDetail ? old.waited() : random.nextInt(600),
            inDetail ? old.handled() : random.nextInt(4) > 0,
            old.hungUp()));
  }

  private void deliver(Contact contact) {
    deliver(new Version(delivered.size(), contact));
  }

  private Contact any() {
    List<Version> all = new ArrayList<>(contacts.values());
    return all.get(random.nextInt(all.size())).contact();
  }

  private LocalDate anyDate() {
    return FIRST.plusDays(random.nextInt((int) (asOf.toEpochDay() - FIRST.toEpochDay()) + 1));
  }

  private String service() {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }

  private long second(LocalDate date) {
    // Mostly in one busy hour, so that contacts see each other's wait.
    int ofDay = random.nextInt(4) == 0 ? random.nextInt(86_000) : 36_000 + random.nextInt(5_000);
    return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) + ofDay;
  }

  public static Map<String, Contact> byId(World world) {
    Map<String, Contact> byId = new HashMap<>();
    world.contacts().forEach(contact -> byId.put(contact.id(), contact));
    return byId;
  }
}
