package org.contretemps.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionTest {
  @TempDir private Path folder;

  @Test
  void aJarNamesItsVersionAndItsCommit() throws IOException {
    Path jar =
        jar(Map.of("Implementation-Version", "0.9.0", "Implementation-Build", "8081b69a8646"));
    assertThat(Version.of(jar)).isEqualTo("0.9.0 (8081b69a8646)");
  }

  @Test
  void aJarBuiltOutsideARepositoryNamesItsVersionAlone() throws IOException {
    Path jar = jar(Map.of("Implementation-Version", "0.9.0", "Implementation-Build", "unknown"));
    assertThat(Version.of(jar)).isEqualTo("0.9.0");
  }

  @Test
  void classesWithoutAVersionSaySo() throws IOException {
    assertThat(Version.of(folder)).isEqualTo("(not packaged)");
    assertThat(Version.of(jar(Map.of()))).isEqualTo("(not packaged)");
  }

  private Path jar(Map<String, String> attributes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    Path jar = folder.resolve("software.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
