/** How things are said: the two languages of the product, and tables for a terminal. */
package org.contretemps.wording;
