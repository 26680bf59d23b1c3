package org.contretemps.source.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.table.InputField;

/**
 * The raw columns without which no record of a file can be used: those that a required field reads,
 * and those that a rule reads, because a rule must not lapse silently.
 */
final class NeededColumns {
  private final Dataset<Row> shaped;
  private final SourceMapping mapping;

  /**
   * @param shaped a table without rows, with every column that the mapping's expressions can use
   */
  NeededColumns(Dataset<Row> shaped, SourceMapping mapping) {
    this.shaped = shaped;
    this.mapping = mapping;
  }

  Set<String> of(List<InputField> fields) {
    List<String> expressions = new ArrayList<>();
    fields.stream()
        .filter(field -> field.required() && field.fallback().isEmpty())
        .filter(field -> mapping.fields().containsKey(field.name()))
        .forEach(field -> expressions.add(mapping.fields().get(field.name())));
    expressions.addAll(mapping.exclusions().values());
    expressions.addAll(mapping.namedExclusions().all().values());
    expressions.addAll(mapping.rejections().values());
    Set<String> names = references(expressions);
    mapping.shape().each().ifPresent(each -> replace(names, each.name(), each.array()));
    List<Map.Entry<String, String>> intermediates =
        new ArrayList<>(mapping.shape().intermediates().entrySet());
    for (int i = intermediates.size() - 1; i >= 0; i--) {
      replace(names, intermediates.get(i).getKey(), intermediates.get(i).getValue());
    }
    return names;
  }

  private void replace(Set<String> names, String intermediate, String sql) {
    if (names.remove(intermediate)) {
      names.addAll(references(List.of(sql)));
    }
  }

  private Set<String> references(List<String> expressions) {
    Set<String> names = new TreeSet<>();
    Column[] columns = expressions.stream().map(functions::expr).toArray(Column[]::new);
    ((org.apache.spark.sql.classic.Dataset<Row>) shaped.select(columns))
        .queryExecution()
        .analyzed()
        .references()
        .foreach(
            attribute -> {
              names.add(attribute.name());
              return null;
            });
    return names;
  }
}
