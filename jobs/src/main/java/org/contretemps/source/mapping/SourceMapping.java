package org.contretemps.source.mapping;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructType;
import org.contretemps.source.format.Bounds;
import org.contretemps.source.format.RawFormat;
import org.contretemps.source.format.RecordShape;

/**
 * The content of one mapping file: where a source's files land, how they are read, and from what
 * each target field is computed.
 *
 * @param name the source, as it is in the tables
 * @param target the kind of record that its files hold
 * @param replacesConversations whether a delivery of a conversation replaces what was delivered of
 *     it before
 * @param path glob below the landing folder
 * @param zone IANA zone of wall-clock times, and of the local date
 * @param shape how a raw record is prepared before rules and fields read it
 * @param exclusions rule name → SQL condition over its columns; such records are counted, not kept
 * @param namedExclusions rules that leave records out and count them by name
 * @param rejections reason → SQL condition over its columns; such records are kept as rejected
 * @param fields target field → SQL expression over its columns
 * @param contacts for events: contact field → SQL aggregate over the events of one contact
 * @param standIns texts that stand for an unknown person, as customer or agent
 * @param oldestDays how many days before its delivery a record may have happened
 * @param bounds how large what is read may be
 * @param fingerprint hash of all of the above; changes when the mapping is mended
 */
public record SourceMapping(
    String name,
    String target,
    boolean replacesConversations,
    String path,
    ZoneId zone,
    RawFormat format,
    RecordShape shape,
    Map<String, String> exclusions,
    NamedExclusions namedExclusions,
    Map<String, String> rejections,
    Map<String, String> fields,
    Map<String, String> contacts,
    Set<String> standIns,
    int oldestDays,
    Bounds bounds,
    String fingerprint) {
  /** The default of mappings: ten years, so that what was kept before can be loaded, too. */
  public static final int OLDEST_DAYS = 3_650;

  private static final Pattern TEXT = Pattern.compile("'([^'\\\\]*)'");

  /** What a field is in every record, if it is written down as a text in quotes. */
  public Optional<String> constant(String field) {
    Matcher text = TEXT.matcher(fields.getOrDefault(field, "").strip());
    return text.matches() ? Optional.of(text.group(1)) : Optional.empty();
  }

  /**
   * The mapping of what this one's records are assembled to.
   *
   * @param columns what the assembly gives
   * @param assembledFields target field → SQL expression over these
   */
  public SourceMapping ofAssembled(StructType columns, Map<String, String> assembledFields) {
    return new SourceMapping(
        name,
        target,
        replacesConversations,
        path,
        zone,
        new RawFormat.Parquet(columns),
        RecordShape.PLAIN,
        Map.of(),
        NamedExclusions.NONE,
        Map.of(),
        assembledFields,
        Map.of(),
        standIns,
        oldestDays,
        bounds,
        fingerprint);
  }
}
