/** Conversations: what they were for a customer, repeats and prior contacts of the same. */
package org.contretemps.night.outcome;
