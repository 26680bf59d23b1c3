/** What another norm would do to service and work, and the norm that is recommended. */
package org.contretemps.night.recommendation;
