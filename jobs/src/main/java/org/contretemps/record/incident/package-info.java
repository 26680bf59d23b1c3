/** The incident: an outage, or a loss of information, of a system. */
package org.contretemps.record.incident;
