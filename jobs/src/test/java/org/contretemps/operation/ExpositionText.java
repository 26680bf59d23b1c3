package org.contretemps.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus' text format, version 0.0.4: what its own parser refuses, and what
 * the rules for names find fault with (base units, no types or abbreviations in names).
 */
final class ExpositionText {
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)( -?[0-9]+)?");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
  private static final Pattern HELP = Pattern.compile("(?:[^\\\\\n]|\\\\[\\\\n])*");
  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");
  private static final Set<String> NO_BASE_UNITS =
      Set.of(
          ("milliseconds microseconds nanoseconds minutes hours days weeks kilobytes megabytes "
                  + "gigabytes terabytes kibibytes mebibytes bits percent millivolts milligrams")
              .split(" ", -1));
  private static final Set<String> ABBREVIATIONS =
      Set.of("s ms us ns sec min m h d b kb mb gb tb pb".split(" ", -1));
  private static final Set<String> TYPES_IN_NAMES =
      Set.of("counter gauge histogram summary bucket sum count".split(" ", -1));

  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> types = new HashMap<>();
  private final Set<String> helped = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Set<String> samples = new HashSet<>();
  private String family = "";

  private ExpositionText() {}

  /** What is wrong with a text; empty if nothing is. */
  static List<String> faults(String text) {
    ExpositionText reader = new ExpositionText();
    if (!text.endsWith("\n")) {
      reader.faults.add("the last line does not end");
    }
    text.lines().forEach(reader::read);
    return reader.faults;
  }

  private void read(String line) {
    Matcher comment = COMMENT.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (comment.matches()) {
      enter(comment.group(2), line);
      if (comment.group(1).equals("HELP")) {
        help(comment.group(2), comment.group(3), line);
      } else {
        type(comment.group(2), comment.group(3), line);
      }
    } else if (sample.matches() && !line.startsWith("#")) {
      enter(sample.group(1), line);
      sample(sample, line);
    } else {
      faults.add("not of the format: " + line);
    }
  }

  /** The lines of a metric are one after the other. */
  private void enter(String metric, String line) {
    if (!metric.equals(family)) {
      if (!closed.add(family) || closed.contains(metric)) {
        faults.add("its metric had ended: " + line);
      }
      family = metric;
    }
  }

  private void help(String metric, String text, String line) {
    if (!helped.add(metric) || text.isBlank() || !HELP.matcher(text).matches()) {
      faults.add("no help, or help for the second time: " + line);
    }
  }

  private void type(String metric, String type, String line) {
    if (!TYPES.contains(type)
        || types.put(metric, type) != null
        || samples.stream().anyMatch(sample -> sample.startsWith(metric + "["))) {
      faults.add("no type, a second one, or one after samples: " + line);
    }
    List<String> words = Arrays.asList(metric.split("_", -1));
    String last = words.get(words.size() - 1);
    if (!metric.matches("[a-z][a-z0-9_]*")
        || words.stream().anyMatch(NO_BASE_UNITS::contains)
        || ABBREVIATIONS.contains(last)
        || TYPES_IN_NAMES.contains(last)
        || last.equals("total") != type.equals("counter")) {
      faults.add("not named by the rules: " + metric);
    }
  }

  private void sample(Matcher sample, String line) {
    String metric = sample.group(1);
    if (!types.containsKey(metric) || !helped.contains(metric)) {
      faults.add("neither type nor help before it: " + line);
    }
    if (!sample.group(3).matches("[+-]?([0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?|Inf)|NaN")) {
      faults.add("no number: " + line);
    }
    Set<String> names = new HashSet<>();
    Set<String> labels = new TreeSet<>();
    String text = sample.group(2) == null ? "" : sample.group(2);
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (end < text.length() && label.region(end, text.length()).lookingAt()) {
      end = label.end();
      labels.add(label.group());
      if (!names.add(label.group(1)) || !label.group(1).matches("[a-z][a-z0-9_]*|le|quantile")) {
        faults.add("a label twice, or not named by the rules: " + line);
      }
    }
    if (end < text.length() || !samples.add(metric + labels)) {
      faults.add("no labels, or the same as before: " + line);
    }
  }
}
