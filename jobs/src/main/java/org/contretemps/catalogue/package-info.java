/** Every table, and who may see what of it. */
package org.contretemps.catalogue;
