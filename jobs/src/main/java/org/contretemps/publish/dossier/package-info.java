/**
 * Documents for those who are consulted before the software runs: what data it keeps of people, who
 * sees them, for how long, and what it cannot do.
 */
package org.contretemps.publish.dossier;
