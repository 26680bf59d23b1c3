package org.contretemps.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/**
 * The description of one configuration key for the reference page.
 *
 * @param path the sections above it and its name, with dots
 * @param takes the kind of value and its bounds
 * @param value what the file gives
 * @param comment what the file says of it
 */
public record KeyDescription(String path, String takes, String value, String comment) {
  /**
   * The description of a key with the value that a file gives it.
   *
   * @param file the whole file as a tree
   */
  static KeyDescription of(String path, String takes, JsonNode file, String comment) {
    return new KeyDescription(path, takes, shown(file.at("/" + path.replace('.', '/'))), comment);
  }

  private static String shown(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
        : value.isNull() ? "" : value.asText();
  }
}
