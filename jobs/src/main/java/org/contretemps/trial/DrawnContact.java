package org.contretemps.trial;

/**
 * One contact, with its truth.
 *
 * @param day 0 to 55; what is judged are the last 28
 * @param stratum load quartile × outage × new agent, 0 to 15
 * @param harm what hurrying added to the probability of a repeat
 * @param gathered whether hurrying brought it just under the norm from elsewhere
 */
record DrawnContact(
    int cell,
    int day,
    int agent,
    int stratum,
    int seconds,
    boolean repeated,
    boolean prior,
    double harm,
    boolean gathered) {}
