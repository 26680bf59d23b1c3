package org.contretemps.source.sketch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How exports in several languages write the values of a field with few values (channel, direction
 * and so on), and the product's word for each. Pure.
 *
 * @param beginnings our word → a pattern of how theirs begin
 */
record KnownWords(Map<String, String> beginnings) {
  private static final Map<String, KnownWords> OF =
      Map.of(
          "channel",
          of(
              "PHONE", "phone|t[e\u00e9]l|voice|voix|call|appel|anruf",
              "CHAT", "t?chat|live",
              "EMAIL", "e-?mail|mail|courriel|web ?form",
              "MESSAGE", "sms|whatsapp|mess|social",
              "VIDEO", "video|visio",
              "DESK", "desk|guichet|branch|counter"),
          "direction",
          of(
              "INBOUND", "i$|in(bound|coming)?$|entr|eing|recu|re\u00e7u|received",
              "OUTBOUND", "o$|out|sort|sal|sai|sa\u00ed|ausg|emis|\u00e9mis",
              "CALLBACK", "call ?back|rappel|r\u00fcckruf"),
          "ended_by",
          of(
              "CUSTOMER", "cust|client|caller|appel|kunde|anrufer",
              "AGENT", "agent|conseil|oper|mitarb",
              "SYSTEM", "sys"));

  /** The words of a field of the contact. */
  static KnownWords ofField(String field) {
    return OF.get(field);
  }

  private static KnownWords of(String... pairs) {
    Map<String, String> beginnings = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      beginnings.put(pairs[i], "(?i)^(" + pairs[i + 1] + ")");
    }
    return new KnownWords(beginnings);
  }

  /**
   * An expression that makes our words of a column's values; any other value stays as it is, and
   * rejects its record.
   *
   * @return empty if none of the values is known
   */
  Optional<String> expression(String column, List<String> values) {
    if (values.stream().noneMatch(this::isKnown)) {
      return Optional.empty();
    }
    return Optional.of(
        beginnings.entrySet().stream()
            .map(
                word ->
                    " WHEN %s RLIKE '%s' THEN '%s'"
                        .formatted(column, word.getValue(), word.getKey()))
            .collect(Collectors.joining("", "CASE", " ELSE %s END".formatted(column))));
  }

  private boolean isKnown(String value) {
    return beginnings.values().stream()
        .anyMatch(beginning -> Pattern.compile(beginning).matcher(value.strip()).find());
  }
}
