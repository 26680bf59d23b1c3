package org.contretemps.night.kpi.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.contretemps.record.contact.Contact;

/**
 * Hides groups of too few people or contacts. If the hidden groups of a whole are too few in all,
 * they could be computed by subtraction: then the next smallest group is hidden too.
 *
 * <p>A row needs ten contacts, ten customers and, if anything was handled, five agents. Customers
 * and agents are counted by {@link PeopleMarks}; in an organisation whose sources name no customer,
 * or no agent, these cannot be counted and are not required. A share needs a denominator of ten.
 */
public final class SmallGroups {

  /** No group smaller than this is shown; no group of fewer customers. */
  public static final long LEAST = 10;

  /** No group that fewer agents handled is shown. */
  public static final long LEAST_AGENTS = 5;

  private static final List<String> ORGANISATION = List.of(Contact.ORGANISATION);

  private final List<KpiGroup> groups;
  private final List<List<String>> wholes;
  private final List<KpiGroup> rest;
  private final Map<KpiKey, KpiGroup> organisations;

  /**
   * Groups among which to choose.
   *
   * @param wholes names of what groups add up to, which may be known: an organisation, a service
   * @param rest what the wholes have beside the groups, which is never shown
   */
  public SmallGroups(List<KpiGroup> groups, List<List<String>> wholes, List<KpiGroup> rest) {
    this.groups = List.copyOf(groups);
    this.wholes = wholes;
    this.rest = rest;
    this.organisations = KpiGroup.byKey(KpiGroup.by(ORGANISATION, groups), ORGANISATION);
  }

  /** All groups among which to choose. */
  public List<KpiGroup> groups() {
    return groups;
  }

  /**
   * The groups to show.
   *
   * @param isOpen what has to hold of them beside
   */
  public List<KpiGroup> shown(Predicate<KpiGroup> isOpen) {
    Set<KpiGroup> hidden = new HashSet<>();
    groups.stream().filter(isOpen.negate()).forEach(hidden::add);
    return without(hidden, Measure.CONTACTS, this::isEnough);
  }

  /**
   * The groups of which to show a share.
   *
   * @param trials what the share is of: a group without any neither shows nor hides anything
   * @param rows the groups that are shown at all
   */
  public List<KpiGroup> shown(Measure trials, Collection<KpiGroup> rows) {
    Set<KpiGroup> hidden = new HashSet<>(groups);
    hidden.removeAll(new HashSet<>(rows));
    groups.stream().filter(group -> group.of(trials) == 0).forEach(hidden::add);
    return without(hidden, trials, (group, in) -> group.hasEnough(trials));
  }

  /**
   * Whether what some groups are together is enough, in contacts and in people, to be shown.
   *
   * @param some groups of one organisation, at least one
   */
  public boolean isEnough(Collection<KpiGroup> some) {
    KpiKey organisation = some.iterator().next().key(ORGANISATION);
    return isEnough(KpiGroup.together(some), organisations.get(organisation));
  }

  /** Whether a figure of an organisation is based on enough contacts and enough people. */
  private interface Enough {
    boolean is(KpiGroup group, KpiGroup organisation);
  }

  private boolean isEnough(KpiGroup group, KpiGroup organisation) {
    return group.hasEnough(Measure.CONTACTS)
        && (isUnknown(organisation, Measure.CUSTOMER_MARKS)
            || PeopleMarks.least(group, Measure.CUSTOMER_MARKS) >= LEAST)
        && (isUnknown(organisation, Measure.AGENT_MARKS)
            || group.of(Measure.HANDLED) == 0
            || PeopleMarks.least(group, Measure.AGENT_MARKS) >= LEAST_AGENTS);
  }

  private static boolean isUnknown(KpiGroup organisation, Measure marks) {
    return organisation.of(marks) == 0;
  }

  /** Each whole again, until no group that is hidden for one could be had from another. */
  private List<KpiGroup> without(Set<KpiGroup> hidden, Measure size, Enough enough) {
    int before;
    do {
      before = hidden.size();
      if (wholes.size() > 1) {
        hideOneMoreWhereAnyIsHad(hidden, size, enough);
      }
      for (List<String> whole : wholes) {
        partsOf(whole)
            .forEach((key, parts) -> hideIn(parts, restOf(whole, key), hidden, size, enough));
      }
    } while (hidden.size() > before);
    return groups.stream().filter(group -> !hidden.contains(group)).toList();
  }

  /** Which hidden groups are had step by step: the only one that a whole leaves open is known. */
  private Set<KpiGroup> had(Set<KpiGroup> hidden, Measure size, Enough enough) {
    Set<KpiGroup> had = new HashSet<>();
    int before;
    do {
      before = had.size();
      for (List<String> whole : wholes) {
        partsOf(whole)
            .forEach(
                (key, parts) -> {
                  List<KpiGroup> open = new ArrayList<>(restOf(whole, key));
                  parts.stream().filter(hidden::contains).forEach(open::add);
                  open.removeIf(group -> group.of(size) == 0 || had.contains(group));
                  if (open.size() == 1 && isKnown(parts, enough)) {
                    had.addAll(open);
                  }
                });
      }
    } while (had.size() > before);
    return had;
  }

  /** Whether what parts add up to may be known from another table: not if it is too few itself. */
  private boolean isKnown(List<KpiGroup> parts, Enough enough) {
    return enough.is(KpiGroup.together(parts), organisations.get(parts.get(0).key(ORGANISATION)));
  }

  private void hideOneMoreWhereAnyIsHad(Set<KpiGroup> hidden, Measure size, Enough enough) {
    had(hidden, size, enough).stream()
        .map(group -> group.key(ORGANISATION))
        .distinct()
        .filter(key -> isFewHad(key, hidden, size, enough))
        .forEach(
            key ->
                groups.stream()
                    .filter(group -> !hidden.contains(group) && group.key(ORGANISATION).equals(key))
                    .min(Comparator.comparingLong(group -> group.of(size)))
                    .ifPresent(hidden::add));
  }

  private boolean isFewHad(KpiKey organisation, Set<KpiGroup> hidden, Measure size, Enough enough) {
    return had(hidden, size, enough).stream()
        .filter(group -> group.key(ORGANISATION).equals(organisation))
        .anyMatch(group -> !enough.is(group, organisations.get(organisation)));
  }

  private Map<KpiKey, List<KpiGroup>> partsOf(List<String> whole) {
    Map<KpiKey, List<KpiGroup>> parts = new LinkedHashMap<>();
    groups.forEach(
        group -> parts.computeIfAbsent(group.key(whole), key -> new ArrayList<>()).add(group));
    return parts;
  }

  private List<KpiGroup> restOf(List<String> whole, KpiKey key) {
    return rest.stream().filter(group -> group.key(whole).equals(key)).toList();
  }

  private void hideIn(
      List<KpiGroup> parts,
      List<KpiGroup> rest,
      Set<KpiGroup> hidden,
      Measure size,
      Enough enough) {
    KpiGroup organisation = organisations.get(parts.get(0).key(ORGANISATION));
    parts.stream().filter(part -> !enough.is(part, organisation)).forEach(hidden::add);
    List<KpiGroup> left = new ArrayList<>(rest);
    parts.stream().filter(hidden::contains).forEach(left::add);
    List<KpiGroup> rising = new ArrayList<>(parts);
    rising.removeIf(hidden::contains);
    rising.sort(Comparator.comparingLong(group -> group.of(size)));
    for (KpiGroup next : rising) {
      KpiGroup all = KpiGroup.together(left);
      if (all.of(size) == 0 || enough.is(all, organisation)) {
        return;
      }
      hidden.add(next);
      left.add(next);
    }
  }
}
