/**
 * Commands to examine the product: the demo, simulated call centres, the method on known truth, the
 * reference.
 */
package org.contretemps.app.cli.proof;
