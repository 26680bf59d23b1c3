package org.contretemps.night.decision;

import org.contretemps.statistics.ledger.Change;

/**
 * The measured outcome of a decision: the change, its interval, and the evidence it is based on.
 */
record Realised(Change change, Basis basis) {}
