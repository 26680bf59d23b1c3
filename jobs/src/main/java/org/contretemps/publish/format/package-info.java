/** What a report is written as: a page, a document, a workbook, CSV files. */
package org.contretemps.publish.format;
