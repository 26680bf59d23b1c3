/** What teams answer against how much of their work lies in zones: slope, interval, sight. */
package org.contretemps.statistics.felt;
