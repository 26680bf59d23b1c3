/** Contacts counted by stratum and by where their time lies around the norm. */
package org.contretemps.statistics.position;
