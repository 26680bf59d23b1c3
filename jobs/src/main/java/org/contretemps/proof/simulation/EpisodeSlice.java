package org.contretemps.proof.simulation;

import java.io.Serializable;
import java.time.LocalDate;

/** A few thousand episodes that begin on one day: the unit of parallel work in a simulation. */
public record EpisodeSlice(LocalDate day, int number, int episodes) implements Serializable {}
