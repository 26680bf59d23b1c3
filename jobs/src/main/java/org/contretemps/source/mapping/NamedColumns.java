package org.contretemps.source.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The raw columns that expressions of a mapping name, themselves or through intermediates. Pure.
 */
record NamedColumns(SourceMapping mapping) {
  private static final Pattern TEXT = Pattern.compile("'[^']*'");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`|([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final int DEEPEST = 5;

  /** Those of a field, in their order; none if it is not mapped. */
  Set<String> of(String field) {
    Set<String> columns = new LinkedHashSet<>();
    collect(mapping.fields().getOrDefault(field, ""), columns, 0);
    return columns;
  }

  private void collect(String sql, Set<String> columns, int depth) {
    List<String> raw = List.of(mapping.format().columns().fieldNames());
    Map<String, String> intermediates = mapping.shape().intermediates();
    Matcher names = NAME.matcher(TEXT.matcher(sql).replaceAll(" "));
    while (names.find()) {
      String name = names.group(1) == null ? names.group(2) : names.group(1);
      if (intermediates.containsKey(name) && depth < DEEPEST) {
        collect(intermediates.get(name), columns, depth + 1);
      } else if (raw.contains(name)) {
        columns.add(name);
      }
    }
  }
}
