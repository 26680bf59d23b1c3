/** Contacts passed on just under a norm: a hazard in time, with finishing as its rival. */
package org.contretemps.statistics.passing;
