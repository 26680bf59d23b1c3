/** The event of an event log, and how events become contacts. */
package org.contretemps.record.event;
