package org.contretemps.app.cli.care;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contretemps.app.cli.WriterOptions;
import org.contretemps.app.run.Version;
import org.contretemps.care.privacy.CertificateFiles;
import org.contretemps.care.privacy.ErasureCertificate;
import org.contretemps.care.privacy.Person;
import org.contretemps.record.contact.Pseudonyms;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code erase}: removes one person from the warehouse. */
@Command(
    name = "erase",
    description = {
      "Takes a person out of every table and file of the warehouse, keeps them out of later loads, and writes a certificate of what was removed.",
      "Run a night after it: that counts again what was counted from the rows. Killed and run again, it completes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class EraseCommand implements Callable<Integer> {
  @Mixin private WriterOptions options;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Whom whom;

  private static final class Whom {
    @Option(
        names = "--customer",
        paramLabel = "ID",
        description = "The customer, by the identifier that the organisation's files have.")
    private Optional<String> customer;

    @Option(
        names = "--agent",
        paramLabel = "ID",
        description =
            "The agent, likewise. Their contacts stay, for they are the customers' too, and nobody is said to have handled them.")
    private Optional<String> agent;

    Person of(String organisation) {
      return customer
          .map(id -> new Person(organisation, Pseudonyms.CUSTOMER, id))
          .orElseGet(() -> new Person(organisation, Pseudonyms.AGENT, agent.orElseThrow()));
    }
  }

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      required = true,
      description = "The organisation that the identifier is of.")
  private String organisation;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "the person asked for it",
      description =
          "Kept with the tombstone; must not name the person (default: ${DEFAULT-VALUE}).")
  private String reason;

  @Option(
      names = "--to",
      paramLabel = "URI",
      description = "The folder of the certificate (default: 'certificates' beside the warehouse).")
  private Optional<String> target;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    return options.write(
        spec,
        (workplace, progress) -> {
          ErasureCertificate certificate =
              workplace.care().erase(whom.of(organisation), reason, now).run();
          String file =
              CertificateFiles.write(
                  certificate,
                  target.orElse(workplace.beside("certificates")),
                  workplace.session().sparkContext().hadoopConfiguration());
          progress.step("Done");
          PrintWriter out = spec.commandLine().getOut();
          out.print(CertificateFiles.text(certificate));
          out.printf("certificate     %s%n", file);
          out.flush();
        });
  }
}
