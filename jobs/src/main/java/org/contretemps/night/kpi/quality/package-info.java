/** The indicators of a month that rest on what surveys and reviews say. */
package org.contretemps.night.kpi.quality;
