/** What a change of norms did to the adverse outcome. */
package org.contretemps.statistics.normchange;
