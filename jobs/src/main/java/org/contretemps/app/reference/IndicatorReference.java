package org.contretemps.app.reference;

import java.util.List;

/** Builds the page that gives each indicator its names in the trade. */
public final class IndicatorReference {
  /**
   * An indicator.
   *
   * @param column table and column that hold it
   * @param french its name, as French contact centres say it
   * @param abbreviation of the French name; empty if it has none
   * @param subject what it tells of
   * @param pageKey key of its heading in reports; empty if it has no name of the trade there
   */
  record Indicator(
      String column,
      String english,
      String french,
      String abbreviation,
      String subject,
      String definition,
      String pageKey) {}

  private static final String FILE = "indicators.txt";
  private static final String NONE = "-";
  private static final String INTRODUCTION =
      """
      The product's indicators by the names that contact centres and French public services use, defined in our words.

      Two standards describe such indicators. ISO 18295 has requirements for customer contact centres (part 1) and for \
      those who commission them (part 2). NF 345 is AFNOR's certification of customer relations by telephone and in \
      writing. The subjects below are those that a reader can look for in them: reachability, handling, resolution, \
      satisfaction, workload, employees. Sales and equal treatment are indicators of this product. The page quotes \
      neither text and gives no numbers of clauses: compare definitions with your copy before an audit.

      The pick-up rate has a target (`indicators.pick-up-target`). The national one for French public services is \
      85 %; it is an example and no default. Pages show the rate beside satisfaction and repeats, because calls that \
      are picked up sooner and ended sooner come back. Where a source leaves out calls that were turned away before a \
      queue, they are missing from what was received: the mapping of Asterisk's queue log excludes them, and \
      `load_audit.excluded_by` counts them.

      """;

  private IndicatorReference() {}

  /** All indicators, in the order of the page. */
  static List<Indicator> indicators() {
    return ResourceLines.of(FILE).map(IndicatorReference::indicator).toList();
  }

  private static Indicator indicator(List<String> fields) {
    return new Indicator(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        optional(fields.get(3)),
        fields.get(4),
        fields.get(5),
        optional(fields.get(6)));
  }

  private static String optional(String field) {
    return field.equals(NONE) ? "" : field;
  }

  /** The page. */
  public static String page() {
    StringBuilder page = new StringBuilder("# Indicators\n\n").append(Markdown.GENERATED);
    page.append(INTRODUCTION);
    page.append(Markdown.heads("indicator", "column", "French", "short", "subject", "what it is"));
    for (Indicator each : indicators()) {
      page.append(
          Markdown.row(
              each.english(),
              Markdown.code(each.column()),
              each.french(),
              each.abbreviation(),
              each.subject(),
              each.definition()));
    }
    return page.toString();
  }
}
