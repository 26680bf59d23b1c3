/** The lock of a warehouse: one process at a time writes. */
package org.contretemps.warehouse.lock;
