/** What went wrong in an organisation's systems while its contacts were handled. */
package org.contretemps.incident;
