/** What a user may set: read from one YAML file, typed, with all problems reported together. */
package org.contretemps.config;
