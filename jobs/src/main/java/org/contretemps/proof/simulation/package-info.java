/**
 * Simulated call centres with known truth.
 *
 * <p>A world is a pure function of its {@link org.contretemps.proof.simulation.WorldSpecification}:
 * {@link org.contretemps.proof.simulation.SimulatedWorld} derives services, cells, norms and agents
 * from it, {@link org.contretemps.proof.simulation.EpisodeGenerator} its contacts. Every random
 * figure comes from a seed mixed out of the world's seed and what the figure is about, so that
 * neither the partitioning of the work nor its order can change a record.
 */
package org.contretemps.proof.simulation;
