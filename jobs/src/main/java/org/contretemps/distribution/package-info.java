/** How long contacts take: exact counts by second, and what they say of a window and a cell. */
package org.contretemps.distribution;
