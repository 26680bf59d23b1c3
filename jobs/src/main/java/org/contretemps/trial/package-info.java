/**
 * Puts the method to the test: worlds whose truth is known, judged by the rule and by the naive
 * rules that it replaces (METHOD §9). Draws contacts on its own and shares nothing with the
 * estimator but how contacts are counted.
 */
package org.contretemps.trial;
