/** Contacts counted by date and facet, in additive parts. */
package org.contretemps.night.kpi.count;
