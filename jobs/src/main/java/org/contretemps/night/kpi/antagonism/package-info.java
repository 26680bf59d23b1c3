/** Indicators that pull against each other. */
package org.contretemps.night.kpi.antagonism;
