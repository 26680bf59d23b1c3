/** What directors receive: the report of one organisation and month. */
package org.contretemps.publish.report;
