/** The indicators of a month by small groups: cells, and the teams of services. */
package org.contretemps.night.kpi.cell;
