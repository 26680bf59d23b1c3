package org.contretemps.app.terminal;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.felt.FeltSentences;
import org.contretemps.publish.query.Views;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Printable;

/**
 * Prints in plain words how what teams answer in surveys goes with their work in zones, as last
 * stated up to a night, without small groups.
 */
public final class FeltAnswers {
  private FeltAnswers() {}

  /**
   * The sentences; none if nothing was stated.
   *
   * @param organisation the one that is requested; all if empty
   */
  public static String of(
      Warehouse warehouse, LocalDate night, Optional<String> organisation, Locale language) {
    if (!warehouse.exists(FeltQuality.TABLE)) {
      return "";
    }
    LocalDate last =
        warehouse.history(FeltQuality.TABLE).dates(FeltQuality.AS_OF_DATE).floor(night);
    return last == null ? "" : of(stated(warehouse, last, organisation), language);
  }

  private static Map<String, List<Row>> stated(
      Warehouse warehouse, LocalDate night, Optional<String> organisation) {
    return new Views(warehouse, false)
            .rowsOf(FeltQuality.TABLE)
            .where(col(FeltQuality.AS_OF_DATE).equalTo(night))
            .sort(FeltQuality.QUESTION)
            .collectAsList()
            .stream()
            .filter(row -> organisation.map(name(row)::equalsIgnoreCase).orElse(true))
            .collect(Collectors.groupingBy(FeltAnswers::name, TreeMap::new, Collectors.toList()));
  }

  private static String name(Row row) {
    return row.getAs(FeltQuality.ORGANISATION);
  }

  private static String of(Map<String, List<Row>> organisations, Locale language) {
    StringBuilder text = new StringBuilder();
    organisations.forEach(
        (organisation, questions) -> {
          text.append("%n%s%n".formatted(printable(FeltSentences.heading(organisation, language))));
          for (Row question : questions) {
            FeltSentences.of(question, language)
                .forEach(sentence -> text.append("  %s%n".formatted(printable(sentence))));
          }
          text.append("  %s%n".formatted(printable(FeltSentences.limits(language))));
        });
    return text.toString();
  }

  private static String printable(String text) {
    return Printable.of(text);
  }
}
