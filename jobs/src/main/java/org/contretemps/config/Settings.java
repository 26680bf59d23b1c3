package org.contretemps.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one section of a YAML file key by key, with the type and bounds of each value. Each key
 * that is requested becomes a known key; what is missing, of the wrong kind or not known is noted
 * in {@link Problems} and reading goes on, so that a user sees everything at once.
 */
public final class Settings {
  private final JsonNode node;
  private final String path;
  private final Problems problems;
  private final Map<String, String> taken;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param taken path of each key that was requested → what it takes; all sections share it
   */
  private Settings(JsonNode node, String path, Problems problems, Map<String, String> taken) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    this.taken = taken;
  }

  /** Reads a file. A file that is missing or no YAML is the one problem that cannot wait. */
  public static Settings read(Path file, Problems problems) {
    return new Settings(YamlText.read(file), "", problems, new LinkedHashMap<>());
  }

  /** Reads a text; messages call it {@code name}. */
  public static Settings of(String text, String name, Problems problems) {
    return new Settings(YamlText.tree(text, name), "", problems, new LinkedHashMap<>());
  }

  /** The section below a key; an empty one if it is absent. */
  public Settings section(String key) {
    JsonNode child = value(key).orElse(MissingNode.getInstance());
    if (!child.isMissingNode() && !child.isObject()) {
      problems.add("'%s' must be a section of 'key: value' lines.".formatted(at(key)));
    }
    return new Settings(child, at(key) + ".", problems, taken);
  }

  /** A text that must be there. */
  public String text(String key) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      problems.add("'%s' is missing. Add it.".formatted(at(key)));
    }
    return text.orElse("");
  }

  /** A text, or a default. */
  public String text(String key, String otherwise) {
    return optionalText(key).orElse(otherwise);
  }

  /** A text that may be absent. */
  public Optional<String> optionalText(String key) {
    taken.put(at(key), "text");
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isValueNode()) {
      problems.add("'%s' must be a text.".formatted(at(key)));
      return Optional.empty();
    }
    return value.map(JsonNode::asText);
  }

  /** A whole number within bounds, or a default. */
  public int integer(String key, int otherwise, int from, int to) {
    taken.put(at(key), "whole number, %d to %d".formatted(from, to));
    Optional<JsonNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    int number = value.get().isInt() ? value.get().intValue() : from - 1;
    if (number < from || number > to) {
      problems.add(
          "'%s' must be a whole number from %d to %d, not '%s'."
              .formatted(at(key), from, to, value.get().asText()));
      return otherwise;
    }
    return number;
  }

  /** A number within bounds, or a default. */
  public double number(String key, double otherwise, double from, double to) {
    taken.put(at(key), "number, %s to %s".formatted(plain(from), plain(to)));
    Optional<JsonNode> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    double number = value.get().isNumber() ? value.get().doubleValue() : Double.NaN;
    if (!(number >= from && number <= to)) {
      problems.add(
          "'%s' must be a number from %s to %s, not '%s'."
              .formatted(at(key), from, to, value.get().asText()));
      return otherwise;
    }
    return number;
  }

  /** Yes or no, or a default. */
  public boolean flag(String key, boolean otherwise) {
    taken.put(at(key), "true or false");
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isBoolean()) {
      problems.add(
          "'%s' must be true or false, not '%s'.".formatted(at(key), value.get().asText()));
    }
    return value.filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(otherwise);
  }

  /** A list of texts; empty if it is absent. */
  public List<String> texts(String key) {
    taken.put(at(key), "list of texts");
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isArray()) {
      problems.add("'%s' must be a list.".formatted(at(key)));
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    value.ifPresent(list -> list.forEach(item -> texts.add(item.asText())));
    if (value.isPresent() && !hasTextsOnly(value.get())) {
      problems.add("'%s' must be a list of texts. Put quotes around each.".formatted(at(key)));
    }
    return texts;
  }

  /** An IANA time zone that must be there. */
  public ZoneId zone(String key) {
    String name = text(key);
    taken.put(at(key), "IANA time zone");
    try {
      return name.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(name);
    } catch (DateTimeException e) {
      problems.add(
          "'%s' is '%s', which is no IANA time zone. Write one like 'Europe/Paris'."
              .formatted(at(key), name));
      return ZoneId.of("UTC");
    }
  }

  /** An address of the web that may be absent. */
  public Optional<URI> webAddress(String key) {
    Optional<String> text = optionalText(key);
    Optional<URI> address = text.flatMap(WebAddress::of);
    taken.put(at(key), "http or https address");
    if (text.isPresent() && address.isEmpty()) {
      problems.add("'%s' is no address that begins with http:// or https://.".formatted(at(key)));
    }
    return address;
  }

  /** One word of a closed list, or a default. */
  public String word(String key, String otherwise, List<String> words) {
    String word = text(key, otherwise);
    taken.put(at(key), "one of " + String.join(", ", words));
    if (!words.contains(word)) {
      problems.addUnknown("value of '%s':".formatted(at(key)), word, words);
      return otherwise;
    }
    return word;
  }

  /** All entries as texts, in order: for sections whose keys are the user's own. */
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry -> {
              known.add(entry.getKey());
              if (entry.getValue().isValueNode()) {
                entries.put(entry.getKey(), entry.getValue().asText());
              } else {
                problems.add("'%s' must be a text.".formatted(at(entry.getKey())));
              }
            });
    return entries;
  }

  /**
   * Every key that was read, with the value it has here.
   *
   * @param comments path of a key → what is said of it
   */
  public List<KeyDescription> keys(Map<String, String> comments) {
    return taken.entrySet().stream()
        .map(
            key ->
                KeyDescription.of(
                    key.getKey(), key.getValue(), node, comments.getOrDefault(key.getKey(), "")))
        .toList();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Notes every key of this section that nobody requested. */
  public void refuseUnknownKeys() {
    if (node instanceof ObjectNode object) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (Secrets.isNamedBy(name)) {
                  problems.add(
                      "'%s' would hold a credential, and configurations are copied and shown. Take it away: %s."
                          .formatted(at(name), Secrets.ORIGINS));
                } else if (!known.contains(name)) {
                  problems.addUnknown("key", at(name), known.stream().map(this::at).toList());
                }
              });
    }
  }

  private Optional<JsonNode> value(String key) {
    known.add(key);
    return Optional.ofNullable(node.get(key)).filter(child -> !child.isNull());
  }

  private String at(String key) {
    return path + key;
  }

  /** Whether no item is a list, a section or YAML's null, which NULL and ~ without quotes are. */
  private static boolean hasTextsOnly(JsonNode list) {
    return list.valueStream().allMatch(item -> item.isValueNode() && !item.isNull());
  }
}
