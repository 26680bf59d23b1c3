/** Pilots of a norm: planned in a drawn order, delivered as entries of the norm log, evaluated. */
package org.contretemps.publish.pilot;
