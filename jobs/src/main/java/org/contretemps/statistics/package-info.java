/**
 * The statistics of the method, in plain Java over small arrays of counts. No Spark type, no clock,
 * no reading or writing: every figure here can be held against a published value in milliseconds.
 */
package org.contretemps.statistics;
