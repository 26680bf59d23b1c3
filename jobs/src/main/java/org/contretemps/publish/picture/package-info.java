/** Pictures: a cell around its norm, channels over months. */
package org.contretemps.publish.picture;
