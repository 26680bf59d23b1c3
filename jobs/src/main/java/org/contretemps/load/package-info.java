/** How busy a service is, and when that is much for it. */
package org.contretemps.load;
