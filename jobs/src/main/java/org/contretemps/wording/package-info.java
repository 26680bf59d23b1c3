/** How things are said in the two languages of the product. */
package org.contretemps.wording;
