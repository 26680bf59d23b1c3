/** Notebooks of plain Java cells: what their cells use, and what runs them. */
package org.contretemps.notebook;
