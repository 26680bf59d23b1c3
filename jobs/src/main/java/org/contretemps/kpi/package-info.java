/**
 * Indicators by month: contacts with what was said of them are counted by date, in additive parts,
 * and each KPI table is made from a month's sums (METHOD §10). Groups of fewer than ten are never
 * shown, nor can they be had by subtraction.
 */
package org.contretemps.kpi;
