package org.contretemps.night.recommendation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.queue.CellHarm;

/** Rows of {@link ImpededQualityZone} of one night → the norms under which a zone is open. Pure. */
final class DecidedNorms {
  private record Key(String organisation, String service, String channel, long normId)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  private DecidedNorms() {}

  /** In the order of their names. */
  static List<DecidedNorm> of(List<Row> stated) {
    Map<Key, List<Row>> norms = new TreeMap<>();
    stated.stream()
        .filter(row -> row.getAs(ImpededQualityZone.NORM_ID) != null)
        .filter(row -> row.getAs(ImpededQualityZone.NORM_SECONDS) != null)
        .filter(row -> ImpededQualityZone.SPIKE.equals(row.getAs(ImpededQualityZone.EVIDENCE)))
        .forEach(row -> norms.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row));
    return norms.entrySet().stream()
        .filter(norm -> norm.getValue().stream().anyMatch(DecidedNorms::isOpen))
        .map(norm -> norm(norm.getKey(), norm.getValue()))
        .toList();
  }

  private static Key key(Row row) {
    return new Key(
        row.getAs(Contact.ORGANISATION),
        row.getAs(Contact.SERVICE),
        row.getAs(Contact.CHANNEL),
        row.<Long>getAs(ImpededQualityZone.NORM_ID));
  }

  private static boolean isOpen(Row row) {
    return Boolean.TRUE.equals(row.getAs(ImpededQualityZone.IS_OPEN));
  }

  private static DecidedNorm norm(Key key, List<Row> cells) {
    Map<Long, CellHarm> harms = new LinkedHashMap<>();
    cells.stream()
        .filter(DecidedNorms::isEstablished)
        .forEach(row -> harms.put(row.getAs(ImpededQualityZone.CELL_ID), harm(row)));
    return new DecidedNorm(
        key.organisation(),
        key.service(),
        key.channel(),
        key.normId(),
        cells.get(0).<Double>getAs(ImpededQualityZone.NORM_SECONDS),
        harms);
  }

  private static boolean isEstablished(Row row) {
    return ClashVerdict.ESTABLISHED.name().equals(row.getAs(ImpededQualityZone.VERDICT))
        && row.getAs(ImpededQualityZone.HARM) != null
        && row.getAs(ImpededQualityZone.HARM_ERROR) != null;
  }

  private static CellHarm harm(Row row) {
    double tail = row.<Double>getAs(ImpededQualityZone.HARM);
    Double local = row.getAs(ImpededQualityZone.HARM_LOCAL);
    return new CellHarm(
        tail, local == null ? tail : local, row.<Double>getAs(ImpededQualityZone.HARM_ERROR));
  }
}
