/**
 * What customers, supervisors and employees say afterwards: surveys, reviews and pulses. None of
 * them names a person.
 */
package org.contretemps.feedback;
