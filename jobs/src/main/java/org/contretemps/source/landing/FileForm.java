package org.contretemps.source.landing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the form of one landed file differs from what its mapping expects, without stopping the load.
 *
 * @param header the file's header line as it is, so that its records can be read again
 * @param ignored columns of the file that the mapping does not name
 * @param missing raw columns of the mapping that the file does not have; of JSON, whose fields come
 *     and go from record to record, none
 * @param warnings what is missing in it, in sentences
 * @param records how many records the file claims to hold, if its format has that
 */
public record FileForm(
    Optional<byte[]> header,
    List<String> ignored,
    List<String> missing,
    List<String> warnings,
    OptionalLong records) {
  /** Of a file that is as expected, or of a format that does not tell. */
  public static final FileForm EXPECTED =
      new FileForm(Optional.empty(), List.of(), List.of(), List.of(), OptionalLong.empty());

  /** The same for a file in which the header stands below other lines. */
  public FileForm below(int lines) {
    List<String> said = new ArrayList<>(warnings);
    if (lines > 0) {
      said.add("Passed over: %,d lines above the header.".formatted(lines));
    }
    return new FileForm(header, ignored, missing, said, records);
  }

  /**
   * What to report about columns that a file does not have and can do without.
   *
   * @param unnamed columns of the file that the mapping does not name
   */
  public static List<String> withoutColumns(List<String> missing, List<String> unnamed) {
    if (missing.isEmpty()) {
      return List.of();
    }
    String question = LikeColumns.question(missing, unnamed);
    return List.of(
        "Null in all records: the file has no %s%s"
            .formatted(String.join(", ", missing), question.isEmpty() ? "." : question));
  }
}
