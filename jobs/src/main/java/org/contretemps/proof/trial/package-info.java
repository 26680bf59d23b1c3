/** The method judged on worlds whose truth is known. */
package org.contretemps.proof.trial;
