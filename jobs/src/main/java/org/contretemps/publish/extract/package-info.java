/** Extracts: the folders in which directors receive their reports. */
package org.contretemps.publish.extract;
