/** What directors receive: pictures of what the tables say. */
package org.contretemps.extract;
