/** From the events of a log to contacts: what is kept of an event, and how events are assembled. */
package org.contretemps.event;
