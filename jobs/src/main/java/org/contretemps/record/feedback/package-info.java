/** Surveys, reviews and pulses: what people said afterwards. */
package org.contretemps.record.feedback;
