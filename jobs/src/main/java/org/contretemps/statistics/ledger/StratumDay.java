package org.contretemps.statistics.ledger;

/**
 * The contacts of one day in one stratum of load, incident and new agent (METHOD §15).
 *
 * @param day number of the day
 * @param stratum number of the stratum, from 0
 * @param contacts those whose repeats are counted
 * @param repeats those of them with a repeat
 */
public record StratumDay(long day, int stratum, long contacts, long repeats) {}
