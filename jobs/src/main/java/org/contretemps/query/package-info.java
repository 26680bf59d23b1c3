/** What analysts find by name: every table without the people in it, and questions on them. */
package org.contretemps.query;
