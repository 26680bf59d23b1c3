package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * Recognises the identifiers of erased people, and of their contacts, by the hashes in {@link
 * ErasedPerson}. Like the pseudonyms it is a function of its own, so that no name, hash or key
 * appears in a query plan.
 */
public final class Tombstones implements Serializable {
  private static final List<String> KINDS_IN_WORDS =
      List.of(Pseudonyms.CUSTOMER, Pseudonyms.AGENT, ErasedPerson.CASE, ErasedPerson.CONTACT_ID);

  private final Pseudonyms pseudonyms;
  private final Set<Long> erased = new HashSet<>();
  private final Set<String> organisations = new HashSet<>();
  private transient ThreadLocal<Mac> macs;

  /**
   * @param rows of {@link ErasedPerson}: tombstone and organisation
   */
  public Tombstones(Pseudonyms pseudonyms, List<Row> rows) {
    this.pseudonyms = pseudonyms;
    rows.forEach(
        row -> {
          erased.add(row.getAs(ErasedPerson.TOMBSTONE));
          organisations.add(row.getAs(ErasedPerson.ORGANISATION));
        });
  }

  /** The name of something that is identified within its source only. */
  public static String inSource(String source, String identifier) {
    return source + '\0' + identifier;
  }

  /** Whether a column names somebody, or something of somebody, who was erased. */
  public Column meet(String kind, String identifier) {
    return named(kind, col(identifier));
  }

  /** The same for what is identified within a source only. */
  public Column meetInSource(String kind, Column source, String identifier) {
    return named(kind, concat(source, lit("\0"), col(identifier)));
  }

  private Column named(String kind, Column name) {
    UDF2<String, String, Boolean> isErased =
        (organisation, identifier) ->
            organisation != null && identifier != null && covers(organisation, kind, identifier);
    return udf(isErased, DataTypes.BooleanType).apply(col(Contact.ORGANISATION), name);
  }

  /**
   * Whether any word of a record's bytes names somebody, or a contact of somebody, erased.
   *
   * @param organisation whose record it is; null if it may be anybody's
   */
  public Column meetInBytes(Column organisation, Column bytes) {
    UDF2<String, byte[], Boolean> isNamed =
        (whose, record) -> record != null && areNamedIn(whose, record);
    return udf(isNamed, DataTypes.BooleanType).apply(organisation, bytes);
  }

  boolean areNamedIn(String whose, byte[] record) {
    List<String> among =
        organisations.stream().filter(one -> whose == null || one.equals(whose)).toList();
    return !among.isEmpty()
        && RecordWords.of(record).anyMatch(word -> among.stream().anyMatch(o -> names(o, word)));
  }

  private boolean names(String organisation, String word) {
    return KINDS_IN_WORDS.stream().anyMatch(kind -> covers(organisation, kind, word));
  }

  boolean covers(String organisation, String kind, String identifier) {
    return erased.contains(Pseudonyms.tombstone(mac(), organisation, kind, identifier));
  }

  private synchronized Mac mac() {
    if (macs == null) {
      macs = ThreadLocal.withInitial(pseudonyms::mac);
    }
    return macs.get();
  }
}
