package org.contretemps;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.contretemps.house.WatchedLogStore;
import org.contretemps.warehouse.Sessions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test that asks for a {@link SparkSession} the one session of the whole suite. */
public final class SparkSessionExtension implements ParameterResolver {
  /** Beginnings of Hadoop's settings for servers, and for files and systems that no test has. */
  private static final List<String> OTHER_SYSTEMS =
      List.of(
          "adl.",
          "dfs.",
          "fs.abfs",
          "fs.adl.",
          "fs.azure.",
          "fs.ftp.",
          "fs.gs.",
          "fs.hdfs.",
          "fs.obs.",
          "fs.s3a.",
          "fs.trash.",
          "fs.viewfs.",
          "fs.wasb",
          "ftp.",
          "ha.",
          "hadoop.caller.",
          "hadoop.http.",
          "hadoop.kerberos.",
          "hadoop.registry.",
          "hadoop.security.",
          "hadoop.ssl.",
          "hadoop.zk.",
          "io.erasurecode.",
          "io.map",
          "io.seqfile.",
          "ipc.",
          "net.topology.",
          "nfs.",
          "rpc.",
          "seq.",
          "tfile.");

  /** Names the class of the file system. */
  private static final List<String> KEPT = List.of("fs.s3a.impl");

  private static SparkSession session;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return session();
  }

  /** The session, opened at its first use and closed with the process. */
  public static synchronized SparkSession session() {
    if (session == null) {
      session = Sessions.open("contretemps-tests", conf(), java.nio.file.Path.of("no-defaults"));
      forgetOtherSystems(session);
    }
    return session;
  }

  /**
   * The settings of Hadoop are copied for each query and sent with each task: these never count,
   * unless Spark's settings name them.
   */
  private static void forgetOtherSystems(SparkSession session) {
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    List<String> names = new ArrayList<>();
    hadoop.forEach(setting -> names.add(setting.getKey()));
    names.stream()
        .filter(name -> OTHER_SYSTEMS.stream().anyMatch(name::startsWith))
        .filter(name -> !KEPT.contains(name))
        .filter(name -> !session.sparkContext().conf().contains("spark.hadoop." + name))
        .forEach(hadoop::unset);
  }

  /**
   * Expressions are interpreted here: on tables of a few rows, writing and compiling code for each
   * plan took two fifths of the time. Plans are not made again while they run either, as in small
   * nights ({@code FewRows}). The night on S3 runs generated code with adaptive plans, and its
   * tables are compared with one of this session.
   */
  private static SparkConf conf() {
    return new SparkConf()
        .setMaster("local[2]")
        .set("spark.sql.codegen.wholeStage", "false")
        .set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .set("spark.sql.adaptive.enabled", "false")
        .set("spark.ui.enabled", "false")
        .set("spark.sql.ui.retainedExecutions", "10")
        .set("spark.ui.retainedJobs", "10")
        .set("spark.ui.retainedStages", "10")
        .set("spark.sql.shuffle.partitions", "2")
        .set("spark.default.parallelism", "2")
        .set("spark.driver.host", "localhost")
        .set("spark.delta.logStore.file.impl", WatchedLogStore.class.getName())
        .set("spark.databricks.delta.snapshotPartitions", "1")
        .set("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
  }
}
