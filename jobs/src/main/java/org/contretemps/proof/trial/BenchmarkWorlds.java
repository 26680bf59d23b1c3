package org.contretemps.proof.trial;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.GZIPOutputStream;
import org.contretemps.proof.trial.draw.PolicyMix;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.proof.trial.draw.TrialWorld;
import org.contretemps.proof.trial.draw.Variation;
import org.contretemps.proof.trial.draw.WorldContact;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.RunVerdicts;

/**
 * Writes simulated data sets for comparing methods that find harm done by a time norm: contacts,
 * the ground truth in a file of its own, and the verdicts of this method and of naive rules. The
 * same version and seed give the same data.
 *
 * @param worlds how many; of four in turn one is plain, one pools the norms of teams, one has
 *     chains of repeats, and one has a policy that switches at the norm
 * @param cells how many cells each has
 */
public record BenchmarkWorlds(int worlds, int cells, long seed) {
  /** Rises whenever the same seed gives other worlds. */
  public static final int VERSION = 1;

  static final String TRUTH = "truth.csv";
  static final String BASELINES = "baselines.csv";
  static final String METHOD = "CONTRETEMPS";

  private static final int KINDS_OF_WORLDS = 4;
  private static final double POLICY_SHARE = 0.3;

  /**
   * @throws IllegalArgumentException if there is nothing to judge
   */
  public BenchmarkWorlds {
    if (worlds < 1 || cells < 30) {
      throw new IllegalArgumentException(
          "Cannot draw %d worlds of %d cells: every kind of cell has to be in a world. Take at least 1 world and 30 cells."
              .formatted(worlds, cells));
    }
  }

  /**
   * Writes {@code contacts-NNN.csv.gz} of each world, the truth, the baselines and a data card.
   *
   * @param folder the target folder; created if missing
   * @param progress gets the number of worlds that are written
   */
  public void write(Path folder, IntConsumer progress) throws IOException {
    Files.createDirectories(folder);
    List<String> truth = new ArrayList<>();
    List<String> baselines = new ArrayList<>();
    truth.add("world,cell,kind,is_harmed,harm,hurried_share,contacts");
    baselines.add("rule,world,cell,flagged");
    for (int world = 0; world < worlds; world++) {
      List<TrialCell> drawn = contacts(world, folder);
      for (int cell = 0; cell < drawn.size(); cell++) {
        truth.add(truth(world, cell, drawn.get(cell)));
      }
      addFlags(world, drawn, baselines);
      progress.accept(world + 1);
    }
    Files.write(folder.resolve(TRUTH), truth);
    Files.write(folder.resolve(BASELINES), baselines);
    Files.writeString(folder.resolve("DATA-CARD.md"), DataCard.of(this));
  }

  private List<TrialCell> contacts(int world, Path folder) throws IOException {
    Path file = folder.resolve("contacts-%03d.csv.gz".formatted(world));
    try (BufferedWriter lines =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      lines.write(
          "service,cell,day,agent,load_quartile,outage,new_agent,norm_seconds,seconds,repeat,prior\n");
      return TrialWorld.draw(
          seed + world,
          cells,
          variation(world),
          isWithPolicy(world)
              ? PolicyTrial.mix(world / KINDS_OF_WORLDS, POLICY_SHARE)
              : PolicyMix.NONE,
          contact -> write(lines, contact));
    }
  }

  private static Variation variation(int world) {
    return switch (world % KINDS_OF_WORLDS) {
      case 1 -> Variation.POOLED_NORMS;
      case 2 -> Variation.CHAINS;
      default -> Variation.NONE;
    };
  }

  private static boolean isWithPolicy(int world) {
    return world % KINDS_OF_WORLDS == KINDS_OF_WORLDS - 1;
  }

  private static void write(BufferedWriter lines, WorldContact contact) {
    try {
      for (int number :
          new int[] {
            contact.service(),
            contact.cell(),
            contact.day(),
            contact.agent(),
            contact.loadQuartile(),
            bit(contact.isDuringOutage()),
            bit(contact.isNewAgent()),
            contact.normSeconds(),
            contact.seconds(),
            bit(contact.isRepeated())
          }) {
        lines.write(Integer.toString(number));
        lines.write(',');
      }
      lines.write(contact.hasPrior() ? "1\n" : "0\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int bit(boolean is) {
    return is ? 1 : 0;
  }

  private static String truth(int world, int cell, TrialCell drawn) {
    return String.format(
        Locale.ROOT,
        "%d,%d,%s,%d,%.6f,%.6f,%d",
        world,
        cell,
        drawn.kind(),
        bit(drawn.isHarmed()),
        drawn.harm(),
        drawn.gatheredShare(),
        drawn.counts().total());
  }

  private static void addFlags(int world, List<TrialCell> cells, List<String> lines) {
    List<ClashEvidence> evidence =
        cells.stream().map(cell -> ClashEvidence.of(cell.counts(), cell.cut())).toList();
    RunVerdicts verdicts = RunVerdicts.of(evidence, 1, List.of());
    Map<NaiveRule, boolean[]> naive = NaiveRule.flags(cells, evidence);
    for (int cell = 0; cell < cells.size(); cell++) {
      boolean isEstablished = verdicts.spikes().get(cell).verdict() == ClashVerdict.ESTABLISHED;
      lines.add("%s,%d,%d,%d".formatted(METHOD, world, cell, bit(isEstablished)));
      for (NaiveRule rule : NaiveRule.values()) {
        lines.add("%s,%d,%d,%d".formatted(rule, world, cell, bit(naive.get(rule)[cell])));
      }
    }
  }
}
