package org.contretemps.publish.dossier;

import java.util.List;

/** What the software cannot do to a person, and the tests that hold it to that. */
enum Guarantee {
  NO_STATEMENT_ABOUT_A_PERSON("ZoneStatementTest", "CatalogueTest"),
  NO_DECISION_ABOUT_A_PERSON("CatalogueTest"),
  NO_SMALL_GROUP("SmallGroupsTest", "SubtractionTest", "DefaultViewsTest"),
  NO_NAME_FROM_A_PSEUDONYM("PseudonymsTest", "PseudonymKeyTest"),
  NO_CONTENT_OF_A_CALL("PersonalColumnsTest"),
  NO_LASTING_COUNT_PER_EMPLOYEE("KeptFromTest", "MaintainTablesTest"),
  NO_RETURN_OF_AN_ERASED_PERSON("TombstonesTest", "ErasePersonTest");

  private static final String BETWEEN = ", ";

  private final String tests;

  Guarantee(String... tests) {
    this.tests = String.join(BETWEEN, tests);
  }

  /** The test classes that fail if it is broken. */
  List<String> tests() {
    return List.of(tests.split(BETWEEN, -1));
  }
}
