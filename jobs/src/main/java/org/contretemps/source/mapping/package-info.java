/** Raw records to typed and judged records, by the expressions of a mapping. */
package org.contretemps.source.mapping;
