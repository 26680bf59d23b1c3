/** What analysts find by name: tables without people, and everyday questions. */
package org.contretemps.publish.query;
