/** What every step of a night shares. */
package org.contretemps.job;
