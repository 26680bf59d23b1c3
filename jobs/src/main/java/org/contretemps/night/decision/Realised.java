package org.contretemps.night.decision;

import java.util.Optional;
import org.contretemps.statistics.ledger.Change;

/**
 * The measured outcome of a decision: the change, its interval, and the evidence it is based on.
 *
 * @param breakdown of a change of the norm: how much of a drift would explain the change, if known
 */
record Realised(Change change, Basis basis, Optional<Double> breakdown) {}
