/** Names of the data as readers are shown them. */
package org.contretemps.publish.name;
