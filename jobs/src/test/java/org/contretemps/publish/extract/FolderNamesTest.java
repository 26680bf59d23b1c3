package org.contretemps.publish.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FolderNamesTest {
  @Test
  void noTwoOrganisationsShareAFolder() {
    List<String> all = List.of("A/B", "A B", "A_B", "a_b", "CAF Nord", "..hidden", "_hidden");
    FolderNames names = new FolderNames(all);
    Stream<String> folders = all.stream().map(name -> names.of(name).toLowerCase(Locale.ROOT));
    assertThat(folders).doesNotHaveDuplicates().allMatch(name -> name.matches("[\\w.-]+"));
  }

  @Test
  void anOrganisationKeepsItsPlainFolderWhileNobodyElseWouldHaveIt() {
    assertThat(new FolderNames(List.of("CAF Nord", "CAF Sud")).of("CAF Nord"))
        .isEqualTo("CAF_Nord");
    assertThat(new FolderNames(List.of("A B", "A/B")).of("A B"))
        .startsWith("A_B-")
        .isEqualTo(new FolderNames(List.of("A/B", "A B", "C")).of("A B"));
  }
}
