package org.contretemps.publish.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;

/** Writes maps and lists as YAML text, with keys in insertion order and without breaking lines. */
final class Yaml {
  private static final String HEAD =
      "# Written by 'scripts/contretemps reference' from the declarations of the tables. Do not change it by hand.\n";

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private Yaml() {}

  /** The text of a file, with a first line that says who writes it. */
  static String text(Map<String, Object> document) {
    try {
      return HEAD + MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a contract as YAML: " + e.getMessage(), e);
    }
  }
}
