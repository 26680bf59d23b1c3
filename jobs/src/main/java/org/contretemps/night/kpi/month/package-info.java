/**
 * The indicators of a month, from its sums.
 *
 * <p>Groups of fewer than ten are never shown, nor can they be had by subtraction.
 */
package org.contretemps.night.kpi.month;
