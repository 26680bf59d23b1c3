/**
 * What directors receive: a report of one organisation and month, made from the tables, and the
 * page, document, workbook and file that it is written as.
 */
package org.contretemps.extract;
