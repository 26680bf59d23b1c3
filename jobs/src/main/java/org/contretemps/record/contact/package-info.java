/** The contact: its table, its fields, its people as pseudonyms, its situation. */
package org.contretemps.record.contact;
