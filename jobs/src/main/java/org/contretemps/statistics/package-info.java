/**
 * The method's general statistics, in plain Java over small arrays of counts.
 *
 * <p>No Spark type, no clock, no reading or writing: every figure here can be held against a
 * published value in milliseconds.
 */
package org.contretemps.statistics;
