package org.contretemps.source.sketch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.contretemps.config.ConfigurationException;

/**
 * Writes a first mapping of contacts, as a YAML file, for an export of delimited text or of JSON
 * lines that nobody has described. It holds no value of the export. Each guess is marked as one,
 * with what is doubtful about it. Pure.
 */
public final class MappingSketch {
  private MappingSketch() {}

  /**
   * The mapping's text.
   *
   * @param folder where below the landing folder such files will arrive
   * @param bytes the beginning of the file, unpacked
   * @param isWhole whether that is all of it
   * @throws ConfigurationException if the file holds no table that can be recognised
   */
  public static String of(String file, String folder, byte[] bytes, boolean isWhole) {
    SampledText text = SampledText.of(bytes, isWhole);
    SketchedTable table = table(file, text.lines());
    StringBuilder yaml = new StringBuilder();
    head(yaml, file, folder, text, table);
    fields(yaml, table, new GuessedFields(table));
    return yaml.toString();
  }

  private static SketchedTable table(String file, List<String> lines) {
    if (JsonColumns.areIn(lines)) {
      return JsonColumns.table(lines)
          .orElseThrow(
              () ->
                  new ConfigurationException(
                      "Cannot sketch a mapping for %s: it is JSON, but not one object a line. Have it exported so, or write a mapping after conf/sources/aircall.yaml, with 'format: json-documents'."
                          .formatted(file)));
    }
    return SketchedTable.of(lines)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "Cannot sketch a mapping for %s: its lines have no fields apart by a semicolon, comma, tab or bar, and are no JSON. Write one after conf/sources/generic-csv.yaml."
                        .formatted(file)));
  }

  private static void head(
      StringBuilder yaml, String file, String folder, SampledText text, SketchedTable table) {
    yaml.append(
        """
        # A first mapping, guessed from the beginning of %s. Look at each line: 'validate --source' with the
        # file shows what it makes of the records. generic-csv.yaml explains the keys.
        target: contact
        # Which files, as a glob below the landing folder.
        path: %s
        # DOUBT: the zone of the wall-clock times, and of the local date of a contact.
        zone: Europe/Paris

        """
            .formatted(file, quoted(folder + "/*" + ending(file))));
    table
        .schema()
        .ifPresentOrElse(
            schema -> yaml.append("format: json-lines\nschema: %s\n\n".formatted(quoted(schema))),
            () -> delimited(yaml, text, table));
  }

  private static void delimited(StringBuilder yaml, SampledText text, SketchedTable table) {
    yaml.append(
        """
        format: delimited
        delimiter: %s
        encoding: %s
        header: %s
        """
            .formatted(
                quoted(table.delimiter() == '\t' ? "\t" : String.valueOf(table.delimiter())),
                text.encoding(),
                table.hasHeader()));
    if (table.titleLines() > 0) {
      yaml.append("# %d line(s) above the header are passed over.\n".formatted(table.titleLines()));
    }
    if (text.endsInReturns()) {
      yaml.append(
          "# DOUBT: the lines end in a carriage return alone, which ends no line here. Change them, as tr '\\r' '\\n' does.\n");
    }
    if (table.oddQuotes() > 0) {
      yaml.append(
          "# DOUBT: %d of %d records have text after a closing quote, and are rejected as they are. Have the system quote\n# the whole field, or take those quotes out.\n"
              .formatted(table.oddQuotes(), table.rows().size()));
    }
    List<String> nothings = new ArrayList<>(List.of(""));
    nothings.addAll(table.nothings());
    if (nothings.size() > 1) {
      yaml.append("null-values: %s\n".formatted(list(nothings)));
    }
    yaml.append("columns: %s\n\n".formatted(list(table.names())));
  }

  private static void fields(StringBuilder yaml, SketchedTable table, GuessedFields guessed) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("organisation", "'my-organisation'");
    fields.put("contact_id", "");
    fields.put("started_at", table.reference(0));
    fields.put("service", "'my-service'");
    fields.put(Clue.CHANNEL, "'PHONE'");
    Map<String, String> doubts = new LinkedHashMap<>(guessed.doubts());
    doubts.put("organisation", "write your organisation's name");
    doubts.putIfAbsent(Clue.CHANNEL, "all contacts are taken for calls");
    if (!guessed.expressions().containsKey("started_at")) {
      doubts.put("started_at", "no column holds its beginning");
    }
    fields.putAll(guessed.expressions());
    yaml.append("fields:\n");
    fields.forEach(
        (field, sql) -> {
          Optional.ofNullable(doubts.get(field))
              .ifPresent(doubt -> yaml.append("  # DOUBT: %s.\n".formatted(doubt)));
          yaml.append("  %s: %s\n".formatted(field, quoted(sql)));
        });
    if (!guessed.unused().isEmpty()) {
      yaml.append("# Not used: %s\n".formatted(String.join(", ", guessed.unused())));
    }
  }

  private static String ending(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot);
  }

  private static String list(List<String> texts) {
    return texts.stream().map(MappingSketch::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }
}
