/** Changes of norms, and what they did to repeats. */
package org.contretemps.night.normchange;
