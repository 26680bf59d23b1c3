/**
 * What the texts of fields mean: numbers, dates and times as people write them, and the functions
 * for mappings.
 */
package org.contretemps.source.mapping.text;
