/** What became of customers' application files: counts of months, internal. */
package org.contretemps.night.kpi.file;
