package org.contretemps.proof.simulation;

import java.io.Serializable;
import java.time.LocalDate;

/** A few thousand matters that begin on one day: the unit of independent work. */
public record EpisodeSlice(LocalDate day, int number, int episodes) implements Serializable {}
