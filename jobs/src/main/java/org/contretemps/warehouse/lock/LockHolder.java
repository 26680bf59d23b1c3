package org.contretemps.warehouse.lock;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The process that holds a warehouse's lock, as it describes itself in the lock.
 *
 * @param host the machine
 * @param pid the process on it
 * @param run the run's name in {@code job_run}
 * @param startedAt when the run began, to the second, as ISO text
 * @param seenAt its last heartbeat, as ISO text
 */
public record LockHolder(
    @JsonProperty("host") String host,
    @JsonProperty("pid") long pid,
    @JsonProperty("command") String command,
    @JsonProperty("run") String run,
    @JsonProperty("started-at") String startedAt,
    @JsonProperty("seen-at") String seenAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** This process. */
  public static LockHolder here(String command, String run, Instant startedAt) {
    return new LockHolder(
        hostName(),
        ProcessHandle.current().pid(),
        command,
        run,
        startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
        startedAt.toString());
  }

  LockHolder seen(Instant at) {
    return new LockHolder(host, pid, command, run, startedAt, at.toString());
  }

  /** Whether another sign of life is of the same run. */
  boolean isSameRun(LockHolder other) {
    return seen(Instant.EPOCH).equals(other.seen(Instant.EPOCH));
  }

  /** A few words for a message. */
  public String words() {
    return "'%s', process %d on %s, since %s".formatted(command, pid, host, startedAt);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write down who holds the warehouse: " + this, e);
    }
  }

  /** Empty if the text was cut short. */
  static Optional<LockHolder> read(String json) {
    try {
      return Optional.ofNullable(JSON.readValue(json, LockHolder.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unknown host";
    }
  }
}
