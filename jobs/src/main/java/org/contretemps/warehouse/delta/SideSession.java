package org.contretemps.warehouse.delta;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A second Spark session on the same context, with the first one's settings and a few of its own.
 * Some of Delta's options exist only as session settings: set in the shared session, they would
 * apply to everything that runs in it at the time.
 */
public final class SideSession {
  private final SparkSession main;
  private final SparkSession session;
  private final Map<String, String> own;

  public SideSession(SparkSession main, Map<String, String> own) {
    this.main = main;
    this.session = main.newSession();
    this.own = own;
  }

  /** The session, with what the other one is set to now. */
  public SparkSession session() {
    CollectionConverters.asJava(main.conf().getAll()).forEach(this::follow);
    own.forEach(session.conf()::set);
    return session;
  }

  private void follow(String setting, String value) {
    if (!own.containsKey(setting) && !value.equals(session.conf().get(setting, null))) {
      session.conf().set(setting, value);
    }
  }

  /** The same rows, to be computed in this session. */
  public Dataset<Row> of(Dataset<Row> rows) {
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) session(),
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed());
  }
}
