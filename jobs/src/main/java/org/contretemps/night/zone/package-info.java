/** Impeded-quality zones: counts around the norm, verdicts, what another norm would find. */
package org.contretemps.night.zone;
