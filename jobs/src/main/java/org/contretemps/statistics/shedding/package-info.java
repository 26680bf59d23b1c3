/** Contacts ended at once: how many, what it costs, who decides. */
package org.contretemps.statistics.shedding;
