/** All steps of a night in their order. */
package org.contretemps.night;
