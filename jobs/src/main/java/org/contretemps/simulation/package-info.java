/**
 * Whole call centres with known truth, for demonstrations, benchmarks and the gates of METHOD.md
 * §9.
 *
 * <p>A world is a pure function of its {@link org.contretemps.simulation.WorldSpecification}:
 * {@link org.contretemps.simulation.World} derives services, cells, norms and agents from it,
 * {@link org.contretemps.simulation.EpisodeGenerator} its contacts. Every random figure comes from
 * a seed mixed out of the world's seed and what the figure is about, so that neither the
 * partitioning of the work nor its order can change a record. Only {@link
 * org.contretemps.simulation.SimulatedLanding} knows Spark.
 */
package org.contretemps.simulation;
