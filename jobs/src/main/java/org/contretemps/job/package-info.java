/**
 * The jobs of a night: each reads, transforms, checks and writes, and may be run again at any time.
 */
package org.contretemps.job;
