/**
 * What management prescribes and when it is in force: the log of time norms, the intervals that
 * follow from it, what is odd in it, and the norm that each contact was under. Reads no table and
 * writes none.
 */
package org.contretemps.norm;
