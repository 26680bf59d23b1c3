/** Delta's own log and files: the only place that names Delta's internals. */
package org.contretemps.warehouse.delta;
