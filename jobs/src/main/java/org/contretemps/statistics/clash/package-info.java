/** The clash between norm and quality: spike, harm, negative control, verdict. */
package org.contretemps.statistics.clash;
