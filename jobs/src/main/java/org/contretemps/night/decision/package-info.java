/** Decisions about norms: kept, and what came of them beside what was promised. */
package org.contretemps.night.decision;
