/**
 * Where a norm costs quality: counts around the norm, evidence cell by cell, verdicts over all
 * cells of a night, and what another norm would find (METHOD §2–5, §7).
 */
package org.contretemps.zone;
