/** What directors receive: the report of one organisation and month, in four formats. */
package org.contretemps.publish.report;
