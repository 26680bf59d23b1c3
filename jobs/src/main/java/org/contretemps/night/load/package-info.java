/** How busy a service was, and when that is much for it. */
package org.contretemps.night.load;
