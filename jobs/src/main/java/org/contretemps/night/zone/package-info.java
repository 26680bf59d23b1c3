/**
 * Impeded-quality zones as they are kept: the tables of verdicts and of other norms, and how to
 * read their rows.
 */
package org.contretemps.night.zone;
