package org.contretemps.publish.pilot;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.contretemps.config.ConfigurationException;
import org.contretemps.statistics.pilot.PilotPeriods;
import org.contretemps.statistics.pilot.StepOrders;

/**
 * The plan of a pilot, fixed before anybody knew its order, to which {@code pilot-evaluate} holds
 * itself. Kept as a small text file.
 *
 * @param start Monday of its first week
 * @param seed of the order, and of the orders that the effect is compared with
 * @param order the step of each service of the scope, from 1
 */
public record PilotPlan(
    PilotScope scope, LocalDate start, PilotPeriods periods, long seed, List<Integer> order) {
  private static final String SERVICE = "service.";
  private static final String STEP = "step.";

  int[] steps() {
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  StepOrders orders() {
    return new StepOrders(scope.services().size(), periods.steps());
  }

  /** The first day on which a service works under the norm that is tried. */
  LocalDate changes(int service) {
    return start.plusWeeks((long) order.get(service) * periods.weeks());
  }

  /** The last day of the planned pilot. */
  public LocalDate lastDay() {
    return start.plusWeeks(periods.length()).minusDays(1);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# A planned pilot; pilot-evaluate reads it. Do not change it once the order was drawn.");
    lines.add("organisation=" + escaped(scope.organisation()));
    scope.channel().ifPresent(channel -> lines.add("channel=" + escaped(channel)));
    scope.type().ifPresent(type -> lines.add("type=" + escaped(type)));
    lines.add("seconds=" + scope.seconds());
    lines.add("start=" + start);
    lines.add("steps=" + periods.steps());
    lines.add("weeks=" + periods.weeks());
    lines.add("prior-weeks=" + periods.priorWeeks());
    lines.add("seed=" + seed);
    for (int i = 0; i < order.size(); i++) {
      lines.add(SERVICE + (i + 1) + "=" + escaped(scope.services().get(i)));
      lines.add(STEP + (i + 1) + "=" + order.get(i));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\");
  }

  /**
   * The plan of a file.
   *
   * @throws ConfigurationException if it cannot be read
   */
  public static PilotPlan read(Path file) {
    try {
      return of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException e) {
      throw new ConfigurationException(
          "Cannot read the plan %s: %s. Give the file pilot.properties that pilot-design wrote."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  static PilotPlan of(String text) {
    Properties values = new Properties();
    try {
      values.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a text: " + e.getMessage(), e);
    }
    List<String> services = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 1; values.containsKey(SERVICE + i); i++) {
      services.add(values.getProperty(SERVICE + i));
      order.add(whole(values, STEP + i));
    }
    return new PilotPlan(
        new PilotScope(
            values.getProperty("organisation"),
            services,
            Optional.ofNullable(values.getProperty("channel")),
            Optional.ofNullable(values.getProperty("type")),
            whole(values, "seconds")),
        LocalDate.parse(values.getProperty("start")),
        new PilotPeriods(
            whole(values, "steps"), whole(values, "weeks"), whole(values, "prior-weeks")),
        Long.parseLong(values.getProperty("seed")),
        List.copyOf(order));
  }

  private static int whole(Properties values, String key) {
    return Integer.parseInt(values.getProperty(key));
  }
}
