/** Stepped pilots of a norm: order, power, effect by randomisation inference. */
package org.contretemps.statistics.pilot;
