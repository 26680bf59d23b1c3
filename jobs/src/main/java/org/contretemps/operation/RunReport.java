package org.contretemps.operation;

import java.util.List;
import java.util.Map;

/**
 * A finished run: its command, its steps and what they read and wrote.
 *
 * @param id names the run; sorts by start
 * @param command the word by which it was called
 * @param whole the run as a whole
 * @param steps its steps, in the order in which they ended
 * @param counts step number → what its tasks read and wrote; 0 is the whole run
 */
public record RunReport(
    String id,
    String command,
    StepRun whole,
    List<StepRun> steps,
    Map<Integer, StepCounts> counts) {

  /** What the tasks of a step read and wrote. */
  public StepCounts counts(StepRun step) {
    return counts.getOrDefault(step.number(), StepCounts.NONE);
  }
}
