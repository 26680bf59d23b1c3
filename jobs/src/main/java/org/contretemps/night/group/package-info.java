/** Sums by group in primitive arrays. */
package org.contretemps.night.group;
