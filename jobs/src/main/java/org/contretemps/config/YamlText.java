package org.contretemps.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A file or text of YAML as a tree; one that is none ends the reading at once. */
final class YamlText {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private YamlText() {}

  static JsonNode read(Path file) {
    try {
      return tree(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(
          "Cannot read %s: it is not UTF-8 text. Save it as UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot read %s: no such file can be opened. Name an existing file.".formatted(file), e);
    }
  }

  /**
   * @param name what messages call the text
   */
  static JsonNode tree(String text, String name) {
    try {
      JsonNode tree = YAML.readTree(text);
      if (tree == null || !tree.isObject()) {
        throw new ConfigurationException(
            "Cannot read %s: it is not a list of 'key: value' lines. Start from the file shipped in conf/."
                .formatted(name));
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(
          "Cannot read %s: it is not valid YAML (%s). Mend that line.".formatted(name, place(e)),
          e);
    }
  }

  /**
   * The place where the scanner stopped, which is nearer to the mistake than that of the parser.
   */
  private static String place(JsonProcessingException e) {
    return e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null
        ? "line %d: %s".formatted(yaml.getProblemMark().getLine() + 1, yaml.getProblem())
        : "line %d: %s".formatted(e.getLocation().getLineNr(), firstLine(e.getOriginalMessage()));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
