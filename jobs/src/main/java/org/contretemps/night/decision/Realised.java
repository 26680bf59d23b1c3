package org.contretemps.night.decision;

import org.contretemps.statistics.ledger.Change;

/** What came of a decision. */
record Realised(Change change, Basis basis) {}
