/** Indicators of a month by small groups of contacts: cells, and the teams of services. */
package org.contretemps.night.kpi.cell;
