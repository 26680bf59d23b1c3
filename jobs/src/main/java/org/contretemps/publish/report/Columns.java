package org.contretemps.publish.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.contretemps.night.kpi.month.World;
import org.contretemps.publish.report.content.Heading;
import org.contretemps.wording.Wording;

/**
 * The headings of report columns by name, each indicator with the value (world) that it argues
 * from.
 */
record Columns(Wording words) {
  private static final Map<String, World> WORLDS = worlds();

  private static Map<String, World> worlds() {
    Map<String, World> worlds = new HashMap<>();
    Stream.of(
            "norm attained attained.candidate coverage needed candidate norm.before norm.after aht",
            "aht.conversation median p90 time-to-resolution failure fte attainment",
            "attainment.target mean-by-target per-day per-day-by-target minutes minutes-by-target",
            "talk hold wrap-up in-zones cost.minutes saved.minutes net.minutes net.people net.minutes.candidate",
            "net.people.candidate")
        .forEach(names -> put(worlds, names, World.INDUSTRIAL));
    Stream.of(
            "harm returns avoidable effect resolution coded code-gap satisfied weighted",
            "least most signed kept repeated satisfaction satisfaction.target satisfaction.move tangibles",
            "reliability responsiveness assurance empathy reference perceived care-mean",
            "care-in-zones care-elsewhere care-difference")
        .forEach(names -> put(worlds, names, World.MARKET));
    Stream.of(
            "pick-up pick-up-target service-level abandonment wait status-chasing regulation regulation.target",
            "regulation.move next-files quadrant good-work gap felt shared shared.dissatisfied",
            "shared.ratio repeats.standardised ratio satisfied.standardised wait.standardised",
            "abandonment.standardised adverse correlation high-answers felt-slope felt-smallest",
            "ended-by-agent ended-by-system")
        .forEach(names -> put(worlds, names, World.CIVIC));
    return Map.copyOf(worlds);
  }

  private static void put(Map<String, World> worlds, String names, World world) {
    Stream.of(names.split(" ")).forEach(name -> worlds.put(name, world));
  }

  List<Heading> of(String... names) {
    return Stream.of(names).map(this::of).toList();
  }

  private Heading of(String name) {
    World world = WORLDS.get(name);
    return new Heading(
        name,
        words.say("column." + name),
        world == null ? "" : words.say("world." + world.name().toLowerCase(Locale.ROOT)));
  }
}
