/** What another norm would do to a queue: waits, agents, returns, and the norm that is chosen. */
package org.contretemps.statistics.queue;
