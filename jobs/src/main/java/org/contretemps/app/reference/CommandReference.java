package org.contretemps.app.reference;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the reference page of the commands and their options, from picocli's model of them. */
public final class CommandReference {
  private CommandReference() {}

  public static String page(CommandSpec root) {
    StringBuilder page = new StringBuilder("# Commands\n\n").append(Markdown.GENERATED);
    page.append("Exit codes:\n\n").append(Markdown.heads("code", "meaning"));
    root.usageMessage()
        .exitCodeList()
        .forEach((code, what) -> page.append(Markdown.row(code, what)));
    page.append("\n`--help` and `--version` are options of every command.\n");
    for (Map.Entry<String, CommandLine> command : root.subcommands().entrySet()) {
      page.append(section(command.getKey(), command.getValue().getCommandSpec()));
    }
    return page.toString();
  }

  private static String section(String name, CommandSpec command) {
    StringBuilder section = new StringBuilder("\n## %s\n\n".formatted(name));
    for (String sentence : command.usageMessage().description()) {
      section.append(sentence.strip()).append('\n');
    }
    StringBuilder rows = new StringBuilder();
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      rows.append(
          Markdown.row(
              Markdown.code(parameter.paramLabel()), String.join(" ", parameter.description())));
    }
    for (OptionSpec option : command.options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        rows.append(row(option));
      }
    }
    if (!rows.isEmpty()) {
      section.append('\n').append(Markdown.heads("option", "meaning")).append(rows);
    }
    return section.toString();
  }

  private static String row(OptionSpec option) {
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return Markdown.row(
        Markdown.code(String.join(", ", option.names()) + label),
        String.join(" ", option.description()));
  }
}
