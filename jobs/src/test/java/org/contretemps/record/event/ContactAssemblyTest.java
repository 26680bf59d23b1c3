package org.contretemps.record.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.Mappings;
import org.contretemps.source.mapping.SourceMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ContactAssemblyTest {
  @Test
  void aggregatesSeeTheEventsOfOneContactOnly(SparkSession spark) {
    SourceMapping mapping =
        Mappings.csv("a")
            .contact("service", "max(no_such_column)")
            .contact("channel", "(SELECT max(value) FROM text.`/etc/hostname`)")
            .contact("team", "max(reflect('java.lang.System', 'getenv', 'HOME'))")
            .contact("talk_seconds", "max(rand())")
            .contact("wait_seconds", "max(unix_timestamp())")
            .build();
    assertThatThrownBy(() -> ContactAssembly.of(spark, mapping))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "Cannot use the source mapping test",
            "'contacts.service' is no aggregate",
            "'contacts.channel' asks a table",
            "'contacts.team' runs Java code",
            "'contacts.talk_seconds' is no aggregate",
            "'contacts.wait_seconds' gives another value each time");
  }
}
