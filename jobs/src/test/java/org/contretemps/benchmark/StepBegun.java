package org.contretemps.benchmark;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** In a flight recording: a step begins. */
@Name(StepBegun.NAME)
@StackTrace(false)
final class StepBegun extends Event {
  static final String NAME = "contretemps.StepBegun";

  String step;

  static void note(String step) {
    StepBegun event = new StepBegun();
    event.step = step;
    event.commit();
  }
}
