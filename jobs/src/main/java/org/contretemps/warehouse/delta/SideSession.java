package org.contretemps.warehouse.delta;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A session beside another one, with settings of its own. Delta takes some of what it is asked only
 * as settings of a session: set in the session that everybody uses, they would hold for whatever
 * else runs in it at that moment.
 */
public final class SideSession {
  private final SparkSession session;

  public SideSession(SparkSession beside, Map<String, String> settings) {
    this.session = beside.newSession();
    settings.forEach(session.conf()::set);
  }

  /** The session, which has all settings of the application and its own. */
  public SparkSession session() {
    return session;
  }

  /** The same rows, to be computed in this session. */
  public Dataset<Row> of(Dataset<Row> rows) {
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) session,
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed());
  }
}
