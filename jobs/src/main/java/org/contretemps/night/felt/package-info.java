/** Impeded quality as it is felt: what teams answer against their work in zones. */
package org.contretemps.night.felt;
