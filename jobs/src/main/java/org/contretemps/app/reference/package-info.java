/** The generated pages of the reference. */
package org.contretemps.app.reference;
