package org.contretemps.house;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What DESIGN.md says of qualified contacts, in a few slow lines that share nothing with the
 * product: each row is worked out by itself from all that is known. Times are whole seconds.
 */
public final class QualificationModel {
  private static final int SLOT = 300;
  private static final int HOUR = 3600;

  /** A contact; {@code customer} is 0 if nobody was identified, a wait of −1 if unknown. */
  public record Contact(
      String id,
      LocalDate date,
      int customer,
      String service,
      String conversation,
      int leg,
      long start,
      long end,
      Begun begun,
      int waited,
      boolean handled,
      boolean hungUp) {

    /**
     * Who began a contact: the customer, the organisation, or both, if the customer requested a
     * call.
     */
    public enum Begun {
      INBOUND,
      OUTBOUND,
      CALLBACK
    }

    /** What others can see of it when they look back or ahead. */
    public String asLeg() {
      return customer == 0
          ? ""
          : "%s|%d|%s|%s|%d|%d|%d|%s|%b|%b"
              .formatted(
                  id, customer, service, conversation, leg, start, end, begun, handled, hungUp);
    }

    /** What it adds to the load of its service. */
    public String asLoad() {
      return "%s|%d|%d|%d"
          .formatted(service, start / SLOT, queued(), queued() < 0 ? end / SLOT : 0);
    }

    /** How long it waited on the line: who is called does not. */
    int queued() {
      return begun == Begun.INBOUND ? waited : -1;
    }
  }

  /** A norm of the given seconds; if several overlap, the last of the list counts. */
  public record Norm(LocalDate from, LocalDate to, String service, int seconds) {}

  /** An outage, in seconds since 1970. */
  public record Incident(long from, long to) {}

  /** Everything that has been delivered. */
  public record World(Collection<Contact> contacts, List<Norm> norms, List<Incident> incidents) {}

  /**
   * What is said of a contact.
   *
   * @param repeat seconds to the repeat, −1 if there is none or it is not counted
   * @param quarter 0 if unknown
   * @param norm seconds, 0 if none
   */
  public record Facts(
      String state, long repeat, boolean prior, int quarter, boolean incident, int norm) {}

  private final World world;
  private final LocalDate asOf;
  private final ToIntFunction<List<Integer>> most;
  private final Map<Seen, Integer> bounds = new HashMap<>();

  /** Dates that are looked at, both included. */
  private record Seen(LocalDate from, LocalDate to) {}

  /** The contacts that are known, by their dates. */
  private final NavigableMap<LocalDate, List<Contact>> known;

  /** The same for each customer. */
  private final Map<Integer, NavigableMap<LocalDate, List<Contact>>> ofCustomers;

  private final Map<ServiceDate, Loads> loads = new HashMap<>();

  /** A service on a date. */
  private record ServiceDate(String service, LocalDate date) {}

  /** A model without suspected stand-ins for unknown people. */
  public QualificationModel(World world, LocalDate asOf) {
    this(world, asOf, conversations -> Integer.MAX_VALUE);
  }

  /**
   * A model in which customers are suspected.
   *
   * @param most conversations that one of them has, from how many each of them has, falling
   */
  public QualificationModel(World world, LocalDate asOf, ToIntFunction<List<Integer>> most) {
    this.world = NamelessLegs.named(world);
    this.asOf = asOf;
    this.most = most;
    List<Contact> all =
        this.world.contacts().stream().filter(contact -> !contact.date().isAfter(asOf)).toList();
    this.known = byDate(all);
    this.ofCustomers =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Contact::customer,
                    Collectors.collectingAndThen(Collectors.toList(), QualificationModel::byDate)));
  }

  private static NavigableMap<LocalDate, List<Contact>> byDate(List<Contact> contacts) {
    return contacts.stream()
        .collect(Collectors.groupingBy(Contact::date, TreeMap::new, Collectors.toList()));
  }

  /** The facts of a date's contacts, by their names. */
  public SortedMap<String, Facts> on(LocalDate date) {
    SortedMap<String, Facts> facts = new TreeMap<>();
    between(date, date).forEach(contact -> facts.put(contact.id(), facts(contact)));
    return facts;
  }

  /** The facts of all dates that have contacts. */
  public SortedMap<LocalDate, SortedMap<String, Facts>> all() {
    SortedMap<LocalDate, SortedMap<String, Facts>> facts = new TreeMap<>();
    world.contacts().stream()
        .map(Contact::date)
        .forEach(date -> facts.computeIfAbsent(date, this::on));
    return facts;
  }

  private Facts facts(Contact contact) {
    String state = state(contact);
    boolean isTold = state.equals("COUNTED") || state.equals("NOT_HANDLED");
    return new Facts(
        state,
        isTold ? repeat(contact).orElse(-1) : -1,
        contact.customer() != 0 && !isSuspected(contact, contact.date()) && hasPrior(contact),
        quarter(contact),
        world.incidents().stream()
            .anyMatch(i -> i.from() <= contact.start() && contact.start() < i.to()),
        norm(contact));
  }

  private String state(Contact contact) {
    if (contact.customer() == 0) {
      return "NO_CUSTOMER";
    }
    if (contact.date().isAfter(asOf.minusDays(8))) {
      return "NOT_MATURE";
    }
    if (isSuspected(contact, contact.date().plusDays(8))) {
      return "SUSPECTED_STAND_IN";
    }
    List<Contact> own = conversation(contact.conversation(), around(contact));
    List<Contact> spoken = own.stream().filter(Contact::handled).toList();
    Comparator<Contact> byEnd = Comparator.comparingLong(Contact::end).thenComparing(ORDER);
    if (!(spoken.isEmpty() ? own : spoken).stream().max(byEnd).orElseThrow().equals(contact)) {
      return "NOT_LAST_LEG";
    }
    if (begun(own) == Contact.Begun.OUTBOUND) {
      return "OUTBOUND";
    }
    return contact.handled() ? "COUNTED" : "NOT_HANDLED";
  }

  private boolean isSuspected(Contact contact, LocalDate to) {
    Seen seen = new Seen(contact.date().minusDays(31), to);
    int bound = bounds.computeIfAbsent(seen, of -> most.applyAsInt(conversations(of)));
    return conversations(own(contact, seen.from(), seen.to())) > bound;
  }

  private List<Integer> conversations(Seen seen) {
    return ofCustomers.entrySet().stream()
        .filter(of -> of.getKey() != 0)
        .map(of -> conversations(between(of.getValue(), seen.from(), seen.to())))
        .filter(conversations -> conversations > 0)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static int conversations(List<Contact> contacts) {
    return (int) contacts.stream().map(Contact::conversation).distinct().count();
  }

  private static final Comparator<Contact> ORDER =
      Comparator.comparingInt(Contact::leg).thenComparingLong(Contact::start);

  private OptionalLong repeat(Contact contact) {
    List<Contact> around = around(contact);
    List<Contact> own = conversation(contact.conversation(), around);
    long end = own.stream().mapToLong(Contact::end).max().orElseThrow();
    return others(contact, around).stream()
        .filter(other -> begun(other) == Contact.Begun.INBOUND && meet(own, other))
        .mapToLong(QualificationModel::start)
        .filter(start -> start >= end && start <= end + 168 * HOUR)
        .map(start -> start - end)
        .min();
  }

  /** Whether the customer was in touch in the 30 days before, on a service reached so far. */
  private boolean hasPrior(Contact contact) {
    List<Contact> before = own(contact, contact.date().minusDays(31), contact.date());
    List<Contact> own = conversation(contact.conversation(), before);
    List<Contact> soFar = own.stream().filter(leg -> leg.start() <= contact.start()).toList();
    long begun = start(own);
    return others(contact, before).stream()
        .filter(other -> begun(other) != Contact.Begun.OUTBOUND && meet(soFar, other))
        .filter(other -> start(other) < begun)
        .mapToLong(
            other -> {
              long end = other.stream().mapToLong(Contact::end).max().orElseThrow();
              return end <= begun ? end : start(other);
            })
        .anyMatch(touch -> touch >= begun - 30 * 24 * HOUR);
  }

  private List<Contact> around(Contact contact) {
    return own(contact, contact.date().minusDays(31), contact.date().plusDays(8));
  }

  private static List<List<Contact>> others(Contact contact, List<Contact> seen) {
    return seen.stream()
        .map(Contact::conversation)
        .distinct()
        .filter(conversation -> !conversation.equals(contact.conversation()))
        .map(conversation -> conversation(conversation, seen))
        .toList();
  }

  private static boolean meet(List<Contact> one, List<Contact> other) {
    return one.stream()
        .anyMatch(leg -> other.stream().anyMatch(met -> met.service().equals(leg.service())));
  }

  private static Contact.Begun begun(List<Contact> legs) {
    return legs.stream().min(ORDER).orElseThrow().begun();
  }

  private static long start(List<Contact> legs) {
    return legs.stream().mapToLong(Contact::start).min().orElseThrow();
  }

  /** The legs of a conversation in which the customer took part: no consultations. */
  private static List<Contact> conversation(String conversation, List<Contact> seen) {
    List<Contact> all =
        seen.stream().filter(other -> other.conversation().equals(conversation)).toList();
    return all.stream().filter(leg -> !isConsultation(leg, all)).toList();
  }

  /** An agent had the customer when it began, and still at its end, or until the customer left. */
  private static boolean isConsultation(Contact leg, List<Contact> all) {
    for (Contact other : all) {
      boolean isDuring = other.start() < leg.start() && leg.start() < other.end();
      if (other.handled() && isDuring && (other.hungUp() || leg.end() < other.end())) {
        return true;
      }
    }
    return false;
  }

  /** What is known of a contact's customer between two dates. */
  private List<Contact> own(Contact contact, LocalDate from, LocalDate to) {
    return between(ofCustomers.get(contact.customer()), from, to);
  }

  private int norm(Contact contact) {
    return world.norms().stream()
        .filter(norm -> norm.service().equals(contact.service()))
        .filter(norm -> !contact.date().isBefore(norm.from()))
        .filter(norm -> !contact.date().isAfter(norm.to()))
        .mapToInt(Norm::seconds)
        .reduce(0, (earlier, later) -> later);
  }

  private int quarter(Contact contact) {
    return loads
        .computeIfAbsent(new ServiceDate(contact.service(), contact.date()), this::loads)
        .quarter(contact);
  }

  private Loads loads(ServiceDate of) {
    LocalDate date = of.date();
    Predicate<Contact> same = other -> other.service().equals(of.service());
    List<Contact> seen = between(date.minusDays(29), date).stream().filter(same).toList();
    List<Contact> trailing =
        between(date.minusDays(28), date.minusDays(1)).stream().filter(same).toList();
    boolean byWait = trailing.stream().anyMatch(other -> other.queued() >= 0);
    List<Double> usual =
        trailing.stream()
            .map(other -> Loads.of(other.start() / SLOT, seen, byWait))
            .sorted()
            .toList();
    return new Loads(seen, byWait, usual);
  }

  /** What a service's load was before the contacts of a date, each contact for itself. */
  private record Loads(List<Contact> seen, boolean byWait, List<Double> usual) {

    int quarter(Contact contact) {
      if (usual.size() == 0) {
        return 0;
      }
      double own = of(contact.start() / SLOT, seen, byWait);
      int quarter = 1;
      for (int cut = 1; cut <= 3; cut++) {
        int rank = (cut * usual.size() + 3) / 4;
        quarter += own > usual.get(rank - 1) ? 1 : 0;
      }
      return quarter;
    }

    static double of(long slot, List<Contact> seen, boolean byWait) {
      if (byWait) {
        return seen.stream()
            .filter(c -> c.queued() >= 0 && c.start() / SLOT >= slot - 6 && c.start() / SLOT < slot)
            .mapToInt(Contact::queued)
            .average()
            .orElse(0);
      }
      return LongStream.range(slot - 6, slot)
              .map(
                  s ->
                      seen.stream()
                          .filter(
                              c -> c.queued() < 0 && c.start() / SLOT < s && c.end() / SLOT >= s)
                          .count())
              .sum()
          / 6.0;
    }
  }

  private List<Contact> between(LocalDate from, LocalDate to) {
    return between(known, from, to);
  }

  private static List<Contact> between(
      NavigableMap<LocalDate, List<Contact>> contacts, LocalDate from, LocalDate to) {
    return contacts.subMap(from, true, to, true).values().stream().flatMap(List::stream).toList();
  }
}
