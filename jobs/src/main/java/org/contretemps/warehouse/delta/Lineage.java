package org.contretemps.warehouse.delta;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.contretemps.table.TableDefinition;

/**
 * The inputs of a commit: the as-of date, and the version of each table that was read. It is stored
 * in the commit's metadata, so it exists exactly if the rows do.
 *
 * @param asOf the as-of date of the night, as ISO text; null if the rows do not depend on one
 * @param consumed table name → version that was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lineage(
    @JsonProperty("as-of") String asOf, @JsonProperty("consumed") Map<String, Long> consumed) {
  /** The version of a table that has not been read, before all versions. */
  public static final long NEVER = -1;

  /** The lineage of a table that has not been computed yet. */
  public static final Lineage NONE = new Lineage(null, Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  public Lineage {
    consumed = new TreeMap<>(consumed);
  }

  /** The lineage of rows computed from one table, without an as-of date. */
  public static Lineage of(TableDefinition upstream, long version) {
    return NONE.and(upstream, version);
  }

  /** The same, with one more input table. */
  public Lineage and(TableDefinition upstream, long version) {
    Map<String, Long> both = new TreeMap<>(consumed);
    both.put(upstream.name(), version);
    return new Lineage(asOf, both);
  }

  /** The same, in the night of a date. */
  public Lineage on(LocalDate night) {
    return new Lineage(night.toString(), consumed);
  }

  /** The as-of date of the night; empty if the rows do not depend on one. */
  public Optional<LocalDate> night() {
    return Optional.ofNullable(asOf).map(LocalDate::parse);
  }

  /** The version of a table that was read; {@link #NEVER} if none was. */
  public long version(TableDefinition upstream) {
    return consumed.getOrDefault(upstream.name(), NEVER);
  }

  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write down what a table is made from: " + this, e);
    }
  }

  /** Empty if the text of a commit is somebody else's. */
  static Optional<Lineage> read(String json) {
    try {
      return Optional.of(JSON.readValue(json, Lineage.class));
    } catch (JsonProcessingException | NullPointerException e) {
      return Optional.empty();
    }
  }
}
