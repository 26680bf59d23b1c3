/** Contacts: what a source must say of one, how it stands in the warehouse, whose it is. */
package org.contretemps.contact;
