package org.contretemps.publish.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSessionExtension.class)
class ViewsTest {
  @TempDir private Path folder;
  private SparkSession spark;
  private Warehouse warehouse;

  @BeforeEach
  void makeSomeTables(SparkSession session) {
    spark = session;
    warehouse = new Warehouse(spark, folder.toUri().toString());
    warehouse.create(Contact.TABLE);
    warehouse.create(TimeNorm.TABLE);
  }

  @AfterEach
  void forgetTheViews() {
    spark.sql("DROP SCHEMA IF EXISTS analysts CASCADE");
    Stream.concat(
            Catalogue.TABLES.stream().map(TableDefinition::name),
            Question.ALL.stream().map(Question::name))
        .forEach(spark.catalog()::dropTempView);
  }

  @Test
  void everyTableAndQuestionIsThereByNameBeforeItsFirstRow() {
    new Views(warehouse, false).create();
    for (Question question : Question.ALL) {
      assertThat(spark.catalog().tableExists(question.name()))
          .as(question.name())
          .isEqualTo(!question.isContactLevel());
    }
    new Views(warehouse, true).create();
    for (Question question : Question.ALL) {
      assertThat(spark.table(question.name()).count()).as(question.name()).isZero();
    }
    assertThat(spark.table("impeded_quality_zone").count()).isZero();
    assertThat(new Views(warehouse, false).names())
        .contains("open_zone", "kpi_situation", "channel")
        .doesNotContain("contact");
  }

  @Test
  void aViewTellsWhatItsColumnsMean() {
    new Views(warehouse, true).create();
    List<Row> columns = spark.sql("DESCRIBE contact").collectAsList();
    assertThat(columns)
        .anySatisfy(
            row -> {
              assertThat(row.getString(0)).isEqualTo("handling_seconds");
              assertThat(row.getString(2)).contains("Talk + hold + wrap-up");
            });
    assertThat(columns).hasSize(Contact.TABLE.columns().size());
  }

  @Test
  void contactsAreThereOnlyForThoseEntitled() {
    new Views(warehouse, false).create();
    assertThat(spark.catalog().tableExists("contact")).isFalse();
    assertThat(spark.catalog().tableExists("customer_leg")).isFalse();
    assertThat(spark.catalog().tableExists("counted_contact")).isFalse();
    new Views(warehouse, true).create();
    assertThat(spark.table("contact").columns()).contains("customer_key", "contact_id");
    assertThat(spark.catalog().tableExists("customer_leg")).isTrue();
  }

  @Test
  void aSharedCatalogueGetsThemAllOnceMore() {
    List<String> named = new Views(warehouse, false).register("analysts");
    assertThat(named).contains("time_norm", "open_zone").doesNotContain("customer_leg", "contact");
    assertThat(spark.sql("SELECT * FROM analysts.open_zone").count()).isZero();
    assertThat(named)
        .allSatisfy(
            name ->
                assertThat(spark.table("analysts." + name).schema().fields())
                    .allMatch(column -> fits(column.getComment().getOrElse(() -> ""))));
    assertThat(new Views(warehouse, false).register("analysts")).isEqualTo(named);
    assertThat(spark.catalog().currentDatabase()).isEqualTo("default");
  }

  private static boolean fits(String comment) {
    return comment.length() <= Views.LONGEST_SHARED_COMMENT;
  }
}
