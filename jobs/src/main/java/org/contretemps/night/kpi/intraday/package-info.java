/** The day by half-hours: counts of dates, and what a month shows of them. */
package org.contretemps.night.kpi.intraday;
