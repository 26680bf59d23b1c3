package org.contretemps.statistics.queue;

/** What a norm is judged by (METHOD §13); all of the whole service. */
public enum QueueOutcome {
  /** Contacts offered a week. */
  OFFERED,
  /** Minutes of handling a week. */
  HANDLED_MINUTES,
  /** Seconds that a handled contact takes, on average. */
  HANDLING_SECONDS,
  /** Contacts that come again within 7 days, of those handled in a week. */
  RETURNS,
  /** The same by handled contact. */
  RETURN_RATE,
  /** Seconds in the queue, on average over all offered. */
  WAIT,
  /** Share of those offered that is answered within the seconds asked for. */
  WITHIN,
  /** Share of those offered that gives up; the pick-up rate is the rest. */
  ABANDONED,
  /** Share of the agents' time in which they handle contacts. */
  OCCUPANCY,
  /** Agents at work, on average over the slots, that keep today's seconds in the queue. */
  AGENTS,
  /** Contacts offered in the long run, by those of today. */
  LONG_RUN_RATIO
}
