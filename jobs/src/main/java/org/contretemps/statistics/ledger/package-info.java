/** What came of a decision: a change with its interval, a promise kept or broken. */
package org.contretemps.statistics.ledger;
