package org.contretemps.source.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What the account of a file says of fields that nobody declared stays for good. */
class JsonOutlineTest {
  private static final StructType DECLARED = StructType.fromDDL("id STRING, calls STRUCT<n: INT>");

  private static List<String> ignored(String... records) {
    JsonOutline outline = new JsonOutline();
    for (String record : records) {
      outline.look(record.getBytes(UTF_8), DECLARED);
    }
    return outline.form(new RawFormat.JsonLines(DECLARED, Set.of()), Set.of()).ignored();
  }

  @Test
  void fieldsAreNamedAndKeysThatAreDataAreNot() {
    assertThat(
            ignored(
                "{\"id\": \"1\", \"wrap-up_code2\": 1, \"calls\": {\"+33 6 12 34 56 78\": 1}}",
                "{\"calls\": {\"0612345678\": 1, \"a.b@example.org\": 2, \"Zoé M\": 3}}"))
        .containsExactly("wrap-up_code2", "calls.*");
  }

  @Test
  void anObjectWithoutEndOfNamesHasDataForKeys() {
    String[] records = new String[60];
    for (int i = 0; i < records.length; i++) {
      records[i] =
          "{\"new\": 1, \"calls\": {\"%s\": 1}}"
              .formatted("dupont" + (char) ('a' + i % 26) + i / 26);
    }
    assertThat(ignored(records)).containsExactly("new", "calls.*");
  }
}
