package org.contretemps.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The document that a hook receives: a small JSON object without names of people. Its {@code
 * version} rises if a field changes its meaning or is removed; fields may be added without that.
 */
public final class RunEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int VERSION = 1;

  private RunEvent() {}

  /** A run that failed, or that refused data. */
  public static String failed(RunReport run, String warehouse) {
    Map<String, Object> event = start("run-failed", run, warehouse);
    event.put("outcome", run.whole().ending().outcome().word());
    event.put("exit-code", run.whole().ending().exitCode());
    event.put("message", run.whole().ending().kept());
    return write(event);
  }

  /**
   * A run that opened or closed zones.
   *
   * @param changes how many did
   * @param zones the first of them: what each is, and its change
   */
  public static String zonesChanged(
      RunReport run, String warehouse, int changes, List<Map<String, Object>> zones) {
    Map<String, Object> event = start("zones-changed", run, warehouse);
    event.put("changes", changes);
    event.put("zones", zones);
    return write(event);
  }

  /**
   * A night on which decisions came due to be looked at again.
   *
   * @param overdue how many did
   * @param decisions the first of them: what was decided, of which cell, and its date
   */
  public static String decisionsOverdue(
      RunReport run, String warehouse, int overdue, List<Map<String, Object>> decisions) {
    Map<String, Object> event = start("decisions-overdue", run, warehouse);
    event.put("overdue", overdue);
    event.put("decisions", decisions);
    return write(event);
  }

  private static Map<String, Object> start(String what, RunReport run, String warehouse) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", VERSION);
    event.put("event", what);
    event.put("run", run.id());
    event.put("command", run.command());
    event.put("as-of", run.whole().asOf().map(Object::toString).orElse(null));
    event.put("warehouse", warehouse);
    return event;
  }

  private static String write(Map<String, Object> event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the event " + event, e);
    }
  }
}
