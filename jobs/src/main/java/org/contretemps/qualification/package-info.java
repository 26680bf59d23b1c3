/**
 * Every contact with what was asked of it and what came of it: situation type, norms, strata,
 * outcomes.
 */
package org.contretemps.qualification;
