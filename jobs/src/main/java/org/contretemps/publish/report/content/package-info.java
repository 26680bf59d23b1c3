/** The content of a report, from which every format is written. */
package org.contretemps.publish.report.content;
