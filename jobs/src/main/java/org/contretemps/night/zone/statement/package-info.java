/**
 * How a night arrives at its zones: cells evaluated, judged by three channels of evidence, and
 * stated.
 */
package org.contretemps.night.zone.statement;
