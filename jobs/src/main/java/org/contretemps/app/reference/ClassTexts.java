package org.contretemps.app.reference;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the product's own compiled classes name (Java Virtual Machine Specification, §4.4). */
final class ClassTexts {
  private static final String ROOT = "org/contretemps";

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;

  private ClassTexts() {}

  /**
   * The texts of a class.
   *
   * @param packageName below {@code org.contretemps}
   * @param className without its package and without what it lies in
   * @param declaresTable whether it declares a table, and so names columns without reading them
   * @param texts its constants
   * @param classes those of the product that it refers to, without packages; not those of which it
   *     only has a constant
   */
  record Texts(
      String packageName,
      String className,
      boolean declaresTable,
      List<String> texts,
      List<String> classes) {}

  /** All of them. */
  static List<Texts> all() {
    try {
      URI home = ClassTexts.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path place = Path.of(home);
      if (Files.isDirectory(place)) {
        return in(place.resolve(ROOT));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return in(jar.getPath(ROOT));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot find the program's own classes: " + e, e);
    }
  }

  private static List<Texts> in(Path root) throws IOException {
    List<Texts> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        String packageName = root.relativize(file.getParent()).toString().replace('/', '.');
        String name = file.getFileName().toString().replaceAll("(\\$.*)?\\.class$", "");
        all.add(texts(packageName, name, file));
      }
    }
    return all;
  }

  private static Texts texts(String packageName, String className, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(bytes)) {
      in.skipNBytes(8);
      int size = in.readUnsignedShort();
      String[] names = new String[size];
      List<Integer> constants = new ArrayList<>();
      List<Integer> classes = new ArrayList<>();
      for (int i = 1; i < size; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case UTF8 -> names[i] = in.readUTF();
          case STRING -> constants.add(in.readUnsignedShort());
          case CLASS -> classes.add(in.readUnsignedShort());
          default -> in.skipNBytes(length(tag));
        }
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
      return new Texts(
          packageName,
          className,
          hasField(in, names, "TABLE"),
          constants.stream().map(each -> names[each]).toList(),
          classes.stream()
              .map(each -> names[each])
              .filter(each -> each.startsWith(ROOT))
              .map(each -> each.substring(each.lastIndexOf('/') + 1))
              .toList());
    }
  }

  /** Whether a class, read up to its constants, has a field of a name. */
  private static boolean hasField(DataInputStream in, String[] names, String name)
      throws IOException {
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    int fields = in.readUnsignedShort();
    for (int field = 0; field < fields; field++) {
      in.skipNBytes(2);
      boolean isNamed = name.equals(names[in.readUnsignedShort()]);
      if (isNamed) {
        return true;
      }
      in.skipNBytes(2);
      int attributes = in.readUnsignedShort();
      for (int attribute = 0; attribute < attributes; attribute++) {
        in.skipNBytes(2);
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
      }
    }
    return false;
  }

  /** How many bytes a constant has after its tag. */
  private static int length(int tag) {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case LONG, DOUBLE -> 8;
      case 15 -> 3;
      case 16, 19, 20 -> 2;
      default ->
          throw new IllegalStateException("Cannot read a constant of the unknown kind " + tag);
    };
  }
}
