/** Impeded-quality zones: verdicts, what another norm would find. */
package org.contretemps.night.zone;
