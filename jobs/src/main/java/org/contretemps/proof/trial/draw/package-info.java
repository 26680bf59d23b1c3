/**
 * Worlds of cells with known truth, drawn.
 *
 * <p>Shares nothing with the estimator but how contacts are counted: a world that used the
 * estimator would agree with its mistakes.
 */
package org.contretemps.proof.trial.draw;
