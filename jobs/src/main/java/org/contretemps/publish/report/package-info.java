/** What directors receive: a report of one organisation and month, and its files. */
package org.contretemps.publish.report;
