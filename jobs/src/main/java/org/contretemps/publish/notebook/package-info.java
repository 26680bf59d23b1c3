/** What notebooks use, and what runs them. */
package org.contretemps.publish.notebook;
