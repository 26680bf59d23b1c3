package org.contretemps.night.kpi.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.night.group.GroupTable;
import org.contretemps.night.group.Texts;
import scala.Tuple2;

/**
 * Counts the contacts of one partition by date and facet: columns of {@link FacetColumns} → {@link
 * DateCounts}. In one pass; a contact's names become numbers once for all facets.
 */
final class FacetScan implements PairFlatMapFunction<Iterator<InternalRow>, Integer, CountedParts> {
  private static final long serialVersionUID = 1L;

  private final FacetColumns columns;

  FacetScan(FacetColumns columns) {
    this.columns = columns;
  }

  @Override
  public Iterator<Tuple2<Integer, CountedParts>> call(Iterator<InternalRow> contacts) {
    Map<Integer, Day> days = new LinkedHashMap<>();
    Day day = null;
    while (contacts.hasNext()) {
      InternalRow contact = contacts.next();
      int date = contact.getInt(FacetColumns.DATE);
      if (day == null || day.date != date) {
        day = days.computeIfAbsent(date, at -> new Day(at, columns));
      }
      day.add(contact);
    }
    return days.values().stream()
        .map(counted -> new Tuple2<>(counted.date, counted.counts.parts()))
        .iterator();
  }

  /** One date as it is being counted. */
  private static final class Day {
    private final int date;
    private final FacetColumns columns;
    private final DateCounts counts;
    private final Map<Integer, int[]> objectives = new LinkedHashMap<>();
    private final Texts objectiveSets = new Texts();
    private final int[] names = new int[FacetColumns.SOURCES.size()];
    private final int[] key = new int[DateCounts.KEY];
    private final long[] work = new long[AgentDays.WORK];
    private final int[] measured;
    private final long[] values;
    private int adding;

    private Day(int date, FacetColumns columns) {
      this.date = date;
      this.columns = columns;
      this.counts = new DateCounts(columns.isOfBits());
      this.measured = new int[columns.width()];
      this.values = new long[columns.width()];
    }

    private void add(InternalRow contact) {
      for (int i = 0; i < names.length; i++) {
        int column = FacetColumns.FIRST_NAME + i;
        names[i] =
            contact.isNullAt(column)
                ? 0
                : counts.texts().number(contact.getUTF8String(column), UTF8String::clone);
      }
      readMeasures(contact);
      for (FacetPlace place : columns.places()) {
        add(contact, place);
      }
      if (columns.hasAgents() && !contact.isNullAt(columns.agent())) {
        addWork(contact);
      }
    }

    /** Most of what a contact adds is 0, and is looked at once. */
    private void readMeasures(InternalRow contact) {
      adding = 0;
      for (int i = 0; i < columns.width(); i++) {
        int column = FacetColumns.FIRST_MEASURE + i;
        long value = contact.isNullAt(column) ? 0 : contact.getLong(column);
        if (value != 0) {
          measured[adding] = i;
          values[adding++] = value;
        }
      }
    }

    private void add(InternalRow contact, FacetPlace place) {
      Arrays.fill(key, 0);
      key[0] = place.facet();
      for (int i = 0; i < place.sources().length; i++) {
        int name = names[place.sources()[i]];
        if (name == 0 && place.isNeeded()[i]) {
          return;
        }
        key[place.names()[i]] = name;
      }
      if (place.objective() < 0) {
        count(place);
      } else {
        for (int objective : objectives(contact)) {
          key[place.objective()] = objective;
          count(place);
        }
      }
    }

    private void count(FacetPlace place) {
      GroupTable groups = counts.groups();
      int group = groups.group(key);
      for (int i = 0; i < adding; i++) {
        if (place.isCounted()[measured[i]]) {
          groups.add(group, measured[i], values[i]);
        }
      }
    }

    /** The numbers of a contact's objectives, each once. */
    private int[] objectives(InternalRow contact) {
      if (contact.isNullAt(FacetColumns.OBJECTIVES)) {
        return new int[0];
      }
      ArrayData set = contact.getArray(FacetColumns.OBJECTIVES);
      int number = objectiveSets.number(set, ArrayData::copy);
      return objectives.computeIfAbsent(number, missing -> numbers(set));
    }

    private int[] numbers(ArrayData set) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < set.numElements(); i++) {
        if (!set.isNullAt(i)) {
          numbers.add(counts.texts().number(set.getUTF8String(i), UTF8String::clone));
        }
      }
      return numbers.stream().distinct().mapToInt(Integer::intValue).toArray();
    }

    private void addWork(InternalRow contact) {
      int nulls = 0;
      for (int i = 0; i < work.length; i++) {
        boolean isNull = contact.isNullAt(columns.agent() + i);
        work[i] = isNull ? 0 : contact.getLong(columns.agent() + i);
        nulls |= isNull ? 1 << i : 0;
      }
      long seconds = contact.getLong(columns.agent() + work.length);
      AgentDays days = counts.agentDays();
      int organisation = names[FacetColumns.ORGANISATION];
      days.add(Facet.CHANNEL_DAY, organisation, names[FacetColumns.CHANNEL], work, nulls, seconds);
      if (names[FacetColumns.TEAM] != 0) {
        days.add(Facet.TEAM_DAY, organisation, names[FacetColumns.TEAM], work, nulls, seconds);
      }
    }
  }
}
