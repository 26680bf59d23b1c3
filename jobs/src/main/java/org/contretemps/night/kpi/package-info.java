/** The step that keeps the indicators up to date. */
package org.contretemps.night.kpi;
