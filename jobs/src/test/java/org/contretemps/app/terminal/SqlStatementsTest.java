package org.contretemps.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlStatementsTest {
  @Test
  void semicolonsEndStatements() {
    SqlStatements statements = SqlStatements.of("SELECT 1;\n SELECT 2 ; ;SELECT");
    assertThat(statements.complete()).containsExactly("SELECT 1", "SELECT 2");
    assertThat(statements.rest()).isEqualTo("SELECT");
    assertThat(statements.all()).containsExactly("SELECT 1", "SELECT 2", "SELECT");
  }

  @Test
  void thoseInQuotesAndCommentsDoNot() {
    assertThat(SqlStatements.of("SELECT 'a;b\\';', \"c;\", `d;`; -- e;\nSELECT /* f; */ 2").all())
        .containsExactly("SELECT 'a;b\\';', \"c;\", `d;`", "SELECT  2");
  }

  @Test
  void nothingIsNoStatement() {
    assertThat(SqlStatements.of(" ;\n -- only a comment").all()).isEmpty();
    assertThat(SqlStatements.of("SELECT 'never closed;").complete()).isEmpty();
  }
}
