package org.contretemps.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the comment of each key in a YAML file: the whole lines above the key, or the text after
 * its value. A comment above a section is that of the section.
 */
final class KeyComments {
  private static final Pattern KEY = Pattern.compile("( *)([a-z0-9-]+):(.*)");

  private record Section(int indent, String path) {}

  private final Map<String, String> comments = new HashMap<>();
  private final Deque<Section> sections = new ArrayDeque<>();
  private final List<String> above = new ArrayList<>();

  private KeyComments() {}

  /** Path of a key → its comment, in one line. */
  static Map<String, String> in(String yaml) {
    KeyComments found = new KeyComments();
    yaml.lines().forEach(found::read);
    return found.comments;
  }

  private void read(String line) {
    Matcher key = KEY.matcher(line);
    if (line.isBlank()) {
      above.clear();
    } else if (line.strip().startsWith("#")) {
      above.add(line.strip().substring(1).strip());
    } else if (key.matches()) {
      note(key.group(1).length(), key.group(2), key.group(3));
    }
  }

  private void note(int indent, String name, String rest) {
    while (!sections.isEmpty() && sections.peek().indent() >= indent) {
      sections.pop();
    }
    String path = sections.isEmpty() ? name : sections.peek().path() + "." + name;
    int after = rest.indexOf(" # ");
    if (after >= 0) {
      above.add(rest.substring(after + 3).strip());
    }
    comments.put(path, above.stream().collect(Collectors.joining(" ")));
    above.clear();
    sections.push(new Section(indent, path));
  }
}
