/** Contracts that other tools read, made from the declarations of the tables. */
package org.contretemps.publish.contract;
