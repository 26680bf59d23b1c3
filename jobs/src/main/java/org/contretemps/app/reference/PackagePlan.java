package org.contretemps.app.reference;

import java.util.List;

/** The plan of the packages: what each is for, and which others it may use. */
public final class PackagePlan {
  /**
   * A package.
   *
   * @param name below {@code org.contretemps}
   * @param uses packages that it may name, each with the rooms below it, and engines in brackets
   * @param purpose one sentence
   */
  public record Room(String name, List<String> uses, String purpose) {}

  private static final String FILE = "packages.txt";

  private PackagePlan() {}

  /** All packages, from the entry down to those that name no other. */
  public static List<Room> rooms() {
    return ResourceLines.of(FILE)
        .map(fields -> new Room(fields.get(0), uses(fields.get(1)), fields.get(2)))
        .toList();
  }

  /** The plan as a page of the reference. */
  public static String page() {
    StringBuilder page = new StringBuilder("# Packages\n\n").append(Markdown.GENERATED);
    page.append(
        "Packages below `org.contretemps`, from the entry down. A package may name those in the second column and the rooms below them; `ArchitectureTest` holds the code to it.\n\n");
    page.append(Markdown.heads("package", "may name", "purpose"));
    for (Room room : rooms()) {
      page.append(
          Markdown.row(
              Markdown.code(room.name()),
              String.join(" ", room.uses().stream().map(Markdown::code).toList()),
              room.purpose()));
    }
    return page.toString();
  }

  private static List<String> uses(String field) {
    return field.equals("-") ? List.of() : List.of(field.split(" "));
  }
}
