package org.contretemps.storage;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives the session of the suite Hadoop's own settings for S3 while a class runs. All other tests
 * do without them: settings are copied for each query and sent with each task.
 */
final class S3Settings implements BeforeAllCallback, AfterAllCallback {
  private final List<String> given = new ArrayList<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    Configuration session = session();
    new Configuration()
        .forEach(
            setting -> {
              if (setting.getKey().startsWith("fs.s3a.")
                  && session.getRaw(setting.getKey()) == null) {
                session.set(setting.getKey(), setting.getValue());
                given.add(setting.getKey());
              }
            });
  }

  @Override
  public void afterAll(ExtensionContext context) {
    given.forEach(session()::unset);
  }

  private static Configuration session() {
    return SparkSessionExtension.session().sparkContext().hadoopConfiguration();
  }
}
