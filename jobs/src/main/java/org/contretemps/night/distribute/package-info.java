/** How long contacts take: exact counts by second, and their summary by window and cell. */
package org.contretemps.night.distribute;
