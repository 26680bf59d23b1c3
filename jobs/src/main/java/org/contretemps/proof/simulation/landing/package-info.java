/** The landing files of a simulated call centre. */
package org.contretemps.proof.simulation.landing;
