package org.contretemps.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.contretemps.app.Contretemps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of schedules are understood by what they are for, as far as that is at hand. */
class SchedulesTest {
  private static final Path SCHEDULES = Path.of("../conf/schedules");
  private static final String INSTALLED = "/opt/contretemps";

  /** Reads a DAG, says which tasks it has, and runs the first with each exit code. */
  private static final String AIRFLOW =
      """
      import os, runpy, subprocess, sys, types

      dags = []
      class DAG:
          def __init__(self, dag_id, **settings): self.dag_id, self.tasks = dag_id, []
          def __enter__(self): dags.append(self)
          def __exit__(self, *error): pass
      class Asset:
          def __init__(self, name, uri): self.name = name
      class Hook:
          def run_command(self, command, env, cwd):
              return types.SimpleNamespace(exit_code=subprocess.run(command, env=env, cwd=cwd).returncode)
      class BashOperator:
          subprocess_hook = Hook()
          def __init__(self, task_id, bash_command, cwd, outlets=(), **settings):
              self.task_id, self.bash_command, self.cwd, self.outlets = task_id, bash_command, cwd, outlets
              dags[-1].tasks.append(self)
          def get_env(self, context): return dict(os.environ)
      class AirflowException(Exception): pass
      class AirflowFailException(AirflowException): pass

      def module(name, **members):
          sys.modules[name] = types.ModuleType(name)
          sys.modules[name].__dict__.update(members)
      module("pendulum", datetime=lambda *when, tz: when)
      for name in ("airflow", "airflow.providers", "airflow.providers.standard", "airflow.providers.standard.operators"):
          module(name)
      module("airflow.providers.standard.operators.bash", BashOperator=BashOperator)
      module("airflow.sdk", DAG=DAG, Asset=Asset)
      module("airflow.sdk.exceptions", AirflowException=AirflowException, AirflowFailException=AirflowFailException)
      runpy.run_path(sys.argv[1])
      for dag in dags:
          for task in dag.tasks:
              print(dag.dag_id, task.task_id, "->", ", ".join(asset.name for asset in task.outlets))
      night = dags[0].tasks[0]
      for code in range(4):
          with open(os.path.join(night.cwd, "code"), "w") as file: file.write(str(code))
          try:
              night.execute({})
              print(code, "done")
          except Exception as error:
              print(code, type(error).__name__)
      """;

  @TempDir private Path folder;

  @Test
  void systemdFindsNothingToSayOfItsUnits() throws Exception {
    assumeTrue(
        isThere("systemd-analyze"), "systemd is not installed here: its units are not verified");
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify"));
    for (String unit : List.of("contretemps.service", "contretemps.timer")) {
      Path copy = folder.resolve(unit);
      String home = Path.of("..").toRealPath().toString();
      Files.writeString(copy, Files.readString(SCHEDULES.resolve(unit)).replace(INSTALLED, home));
      command.add(copy.toString());
    }
    assertThat(output(command)).isEmpty();
    Files.writeString(
        folder.resolve("contretemps.service"),
        Files.readString(folder.resolve("contretemps.service"))
            .replace("RestartPreventExitStatus", "RestartPreventExitCode"));
    assertThat(output(command)).as("the verifier verifies").contains("RestartPreventExitCode");
  }

  /** In tenths: 96 is the exposure of a unit that says nothing, and 20 is 'OK'. */
  @Test
  void systemdRatesItsUnitAsHardlyExposed() throws Exception {
    assumeTrue(isThere("systemd-analyze"), "systemd is not installed here: its unit is not rated");
    Path unit = SCHEDULES.resolve("contretemps.service");
    List<String> rated =
        List.of("systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=20");
    assertThat(code(rated, unit)).isZero();
    Path bare = folder.resolve("contretemps.service");
    Files.write(
        bare,
        Files.readAllLines(unit).stream()
            .filter(
                line ->
                    !line.matches("(UMask|Protect|Restrict[ANRS]|Private|System|NoNew|Capab).*"))
            .toList());
    assertThat(code(rated, bare)).as("the rating rates").isNotZero();
    assertThat(Files.readString(unit)).contains("\nUMask=0077\n");
  }

  private static int code(List<String> command, Path unit) throws Exception {
    List<String> whole = new ArrayList<>(command);
    whole.add(unit.toString());
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  @Test
  void aRefusalIsNotTriedAgainAndTwoNightsDoNotOverlap() throws IOException {
    JsonNode job =
        new YAMLMapper().readTree(Files.readString(SCHEDULES.resolve("kubernetes-cronjob.yaml")));
    assertThat(job.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    JsonNode rule = job.at("/spec/jobTemplate/spec/podFailurePolicy/rules/0");
    assertThat(rule.at("/action").asText()).isEqualTo("FailJob");
    assertThat(rule.at("/onExitCodes/values").toString()).isEqualTo("[2,3]");
    assertThat(rule.at("/onExitCodes/containerName"))
        .isEqualTo(job.at("/spec/jobTemplate/spec/template/spec/containers/0/name"));
    JsonNode spark =
        new YAMLMapper().readTree(Files.readString(SCHEDULES.resolve("spark-application.yaml")));
    assertThat(spark.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(spark.at("/spec/template/mainClass").asText())
        .isEqualTo(Contretemps.class.getName());
  }

  /** A caller who sets the flags of one JVM by hand has all of them. */
  @Test
  void everyJvmOfAClusterIsToldWhatThisMachinesIs() throws IOException {
    List<String> own = Files.readAllLines(Path.of("../conf/jvm.options"));
    Properties defaults = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("../conf/spark-defaults.conf"))) {
      defaults.load(reader);
    }
    JsonNode application =
        new YAMLMapper()
            .readTree(Files.readString(SCHEDULES.resolve("spark-application.yaml")))
            .at("/spec/template/sparkConf");
    for (String of : List.of("spark.driver.extraJavaOptions", "spark.executor.extraJavaOptions")) {
      String flags = defaults.getProperty(of);
      assertThat(own).as(of).contains(flags.split(" "));
      assertThat(application.path(of).asText()).as(of).isEqualTo(flags);
    }
    assertThat(own)
        .filteredOn(
            line ->
                line.matches(
                    "-XX:(-DontCompile|MaxNode|NodeLimit|MaxInline|FreqInline|InlineSmall).*"))
        .isSubsetOf(defaults.getProperty("spark.executor.extraJavaOptions").split(" "));
  }

  /** The one line of cron that anybody can get wrong is run, with a launcher that only fails. */
  @Test
  void cronTriesAFailureOnceMoreAndNothingElse() throws Exception {
    String line =
        Files.readAllLines(SCHEDULES.resolve("crontab")).stream()
            .filter(text -> text.contains("nightly --wait") && !text.startsWith("#"))
            .findFirst()
            .orElseThrow()
            .split("contretemps {3}", 2)[1]
            .replace(INSTALLED, folder.toString())
            .replace("sleep 600", "sleep 0");
    for (int code = 0; code < 4; code++) {
      Path tries = folder.resolve("tries");
      Files.deleteIfExists(tries);
      Path launcher = folder.resolve("scripts/contretemps");
      Files.createDirectories(launcher.getParent());
      Files.writeString(launcher, "#!/bin/sh\necho x >> %s\nexit %d\n".formatted(tries, code));
      assertThat(launcher.toFile().setExecutable(true)).isTrue();
      output(List.of("bash", "-c", line));
      assertThat(Files.readAllLines(tries)).as("exit code %d", code).hasSize(code == 1 ? 2 : 1);
    }
  }

  @Test
  void pythonReadsTheDag() throws Exception {
    assumeTrue(isThere("python3"), "Python is not installed here: the DAG is not read");
    String program = "import ast, sys; ast.parse(open(sys.argv[1]).read())";
    Path dag = SCHEDULES.resolve("airflow_dag.py");
    assertThat(output(List.of("python3", "-c", program, dag.toString()))).isEmpty();
  }

  /** The operator that the DAG defines, on stand-ins for the classes of Airflow that it names. */
  @Test
  void airflowEndsARefusalAndTriesAFailureAgain() throws Exception {
    assumeTrue(isThere("python3"), "Python is not installed here: the DAG is not run");
    Path launcher = folder.resolve("scripts/contretemps");
    Files.createDirectories(launcher.getParent());
    Files.writeString(launcher, "#!/bin/sh\nexit $(cat code)\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path dag = folder.resolve("airflow_dag.py");
    Files.writeString(
        dag,
        Files.readString(SCHEDULES.resolve("airflow_dag.py"))
            .replace("HOME = \"" + INSTALLED, "HOME = \"" + folder));
    Path program = Files.writeString(folder.resolve("program.py"), AIRFLOW);
    assertThat(output(List.of("python3", program.toString(), dag.toString())).lines())
        .containsExactly(
            "contretemps nightly -> contretemps",
            "contretemps_extract extract -> ",
            "0 done",
            "1 AirflowException",
            "2 AirflowFailException",
            "3 AirflowFailException");
  }

  private static boolean isThere(String program) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static String output(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
