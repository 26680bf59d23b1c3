/** The decision: what was decided about a norm, why, and what was promised. */
package org.contretemps.record.decision;
