package org.contretemps.statistics.queue;

/**
 * The harm of hurrying in a cell whose verdict is established (METHOD §4, §5), in returns by
 * contact of the cell.
 *
 * @param tail h if hurried contacts come from anywhere beyond the norm
 * @param local h if they come from just beyond it
 * @param error standard error of h
 */
public record CellHarm(double tail, double local, double error) {}
