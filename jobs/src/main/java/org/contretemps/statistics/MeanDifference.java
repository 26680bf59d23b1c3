package org.contretemps.statistics;

/**
 * The difference of the means of two independent samples, with its bounds (Welch 1947; METHOD §10).
 */
public record MeanDifference(double value, double lower, double upper) {}
