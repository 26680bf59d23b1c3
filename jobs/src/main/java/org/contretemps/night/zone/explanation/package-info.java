/** Verdicts in plain words, in English and French. */
package org.contretemps.night.zone.explanation;
