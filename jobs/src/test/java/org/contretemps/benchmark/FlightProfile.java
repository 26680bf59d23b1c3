package org.contretemps.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a flight recording says of compiling: samples of Java code by step and how many of them were
 * interpreted, compilations above a second, and those that failed. Steps are known in recordings
 * that {@link StepCosts} took part in.
 */
public final class FlightProfile {
  private static final String NO_STEP = "start";
  private static final double LONG_SECONDS = 1;

  /**
   * One sample of a thread that ran Java code.
   *
   * @param at in milliseconds of the epoch, as everywhere here
   */
  record Sample(long at, boolean isInterpreted) {}

  /** One compilation, by the number that Java gives it. */
  record Compilation(long id, double seconds, int level, long bytes, String method) {
    String line() {
      return "%6.1f s  level %d  %,9d bytes  %s".formatted(seconds, level, bytes, method);
    }
  }

  /** One compilation that was given up. */
  record Failure(long id, String why) {}

  private final Map<Long, String> steps = new HashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Compilation> compilations = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /** Prints what a recording says. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "Cannot print a profile: the recording is missing. Run: scripts/flight-profile FILE.jfr");
    }
    FlightProfile profile = new FlightProfile();
    try (RecordingFile recording = new RecordingFile(Path.of(arguments[0]))) {
      while (recording.hasMoreEvents()) {
        profile.add(recording.readEvent());
      }
    }
    System.out.print(profile.text());
  }

  private void add(RecordedEvent event) {
    long at = event.getStartTime().toEpochMilli();
    switch (event.getEventType().getName()) {
      case StepBegun.NAME -> begin(at, event.getString("step"));
      case "jdk.ExecutionSample" -> sample(at, event.getStackTrace());
      case "jdk.Compilation" -> add(compilation(event));
      case "jdk.CompilationFailure" ->
          add(new Failure(event.getInt("compileId"), event.getString("failureMessage")));
      default -> {}
    }
  }

  void begin(long at, String step) {
    steps.put(at, step);
  }

  void add(Sample sample) {
    samples.add(sample);
  }

  void add(Compilation compilation) {
    compilations.add(compilation);
  }

  void add(Failure failure) {
    failures.add(failure);
  }

  private void sample(long at, RecordedStackTrace stack) {
    if (stack != null && !stack.getFrames().isEmpty()) {
      add(new Sample(at, stack.getFrames().get(0).getType().equals("Interpreted")));
    }
  }

  private static Compilation compilation(RecordedEvent event) {
    RecordedMethod method = event.getValue("method");
    return new Compilation(
        event.getInt("compileId"),
        event.getDuration().toMillis() / 1000.0,
        event.getShort("compileLevel"),
        event.getLong("codeSize"),
        method == null ? "?" : method.getType().getName() + "." + method.getName());
  }

  /** Three tables for people. */
  String text() {
    StringBuilder text =
        new StringBuilder("%-24s %9s %12s%n".formatted("step", "samples", "interpreted"));
    counts().forEach((step, counts) -> text.append(line(step, counts)));
    text.append("%ncompilations above a second%n".formatted());
    compilations.stream()
        .filter(compilation -> compilation.seconds() > LONG_SECONDS)
        .sorted(Comparator.comparingDouble(Compilation::seconds).reversed())
        .forEach(compilation -> text.append("%s%n".formatted(compilation.line())));
    text.append("%ncompilations given up%n".formatted());
    failures.stream()
        .distinct()
        .forEach(failure -> text.append("%s: %s%n".formatted(method(failure.id()), failure.why())));
    return text.toString();
  }

  private static String line(String step, long[] counts) {
    return "%-24s %9d %10.1f %%%n".formatted(step, counts[0], 100.0 * counts[1] / counts[0]);
  }

  /** Step → its samples, and the interpreted ones among them; steps in the order of their begin. */
  private Map<String, long[]> counts() {
    TreeMap<Long, String> begun = new TreeMap<>(steps);
    Map<String, long[]> counts = new LinkedHashMap<>();
    samples.stream()
        .sorted(Comparator.comparingLong(Sample::at))
        .forEach(
            sample -> {
              Map.Entry<Long, String> last = begun.floorEntry(sample.at());
              long[] count =
                  counts.computeIfAbsent(
                      last == null ? NO_STEP : last.getValue(), step -> new long[2]);
              count[0]++;
              count[1] += sample.isInterpreted() ? 1 : 0;
            });
    return counts;
  }

  private String method(long id) {
    return compilations.stream()
        .filter(compilation -> compilation.id() == id)
        .map(Compilation::method)
        .findFirst()
        .orElse("compilation " + id);
  }
}
