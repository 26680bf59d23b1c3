package org.contretemps.proof.trial.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the contacts of one cell of which some are passed on (METHOD §11): four teams that pass on
 * 5 to 30 in a hundred for reasons of their own, hard contacts late; beside that what its {@link
 * PassingKind} says, and a policy to pass on what still runs at a time.
 */
public final class PassingDraw {
  private static final int TEAMS = 4;
  private static final int HARD = 3;
  private static final double FORMER = 1.3;
  private static final double WITH_POLICY = 0.3;
  private static final double WITH_OWN_POLICY = 0.1;
  private static final double HEAPED = 0.3;

  private final PassingForm form;
  private final PassingKind kind;
  private final CellPlan plan;
  private final SplittableRandom random;
  private final double[] teams = new double[TEAMS];
  private final double strength;
  private final double reach;
  private double policyAt;
  private double policyStrength;
  private boolean hasOwnPolicy;
  private final PassingContacts contacts = new PassingContacts();
  private final PassingContacts former = new PassingContacts();
  private long forced;
  private long forcedInVain;

  private PassingDraw(PassingForm form, SplittableRandom random) {
    this.form = form;
    this.random = random;
    this.kind = PassingKind.draw(random);
    this.plan = CellPlan.draw(kind.cells(), random);
    this.strength = random.nextDouble(0.15, 0.65);
    this.reach = random.nextDouble(0.3, 2.0);
    for (int team = 0; team < TEAMS; team++) {
      teams[team] = random.nextDouble(0.05, 0.30);
    }
  }

  /** The cells of a service. */
  public static List<PassingDraw> service(PassingForm form, SplittableRandom random) {
    List<PassingDraw> cells = new ArrayList<>();
    for (int cell = 0; cell < form.cells(); cell++) {
      cells.add(new PassingDraw(form, random));
    }
    if (form == PassingForm.OWN_POLICIES) {
      cells.forEach(PassingDraw::ownPolicy);
    } else if (random.nextDouble() < WITH_POLICY) {
      policy(cells, random);
    }
    cells.forEach(PassingDraw::draw);
    return cells;
  }

  /** A policy of the service: at any time, or, in half of the services, at 0.9 of a norm. */
  private static void policy(List<PassingDraw> cells, SplittableRandom random) {
    double at =
        random.nextBoolean()
            ? 0.9 * cells.get(random.nextInt(cells.size())).normSeconds()
            : random.nextDouble(120, 900);
    double strength = random.nextDouble(0.3, 0.95);
    cells.forEach(
        cell -> {
          cell.policyAt = at;
          cell.policyStrength = strength;
        });
  }

  private void ownPolicy() {
    hasOwnPolicy = kind != PassingKind.PLANTED && random.nextDouble() < WITH_OWN_POLICY;
    if (hasOwnPolicy) {
      policyAt = random.nextDouble(0.85, 1.0) * normSeconds();
      policyStrength = random.nextDouble(0.3, 0.95);
    }
  }

  private void draw() {
    for (int i = 0; i < plan.contacts(); i++) {
      draw(normSeconds(), contacts, true);
    }
    if (form == PassingForm.OWN_POLICIES) {
      for (int i = 0; i < plan.contacts(); i++) {
        draw(formerNormSeconds(), former, false);
      }
    }
  }

  private void draw(int norm, PassingContacts into, boolean isCounted) {
    int level = plan.mix().draw(random);
    boolean isHidden = random.nextDouble() < plan.hiddenShare();
    double log =
        plan.logSeconds(level, isHidden, random.nextGaussian())
            + CellPlan.LEVEL_DEVIATION * random.nextGaussian();
    double natural = Math.exp(log);
    double ends = natural;
    boolean isPassedOn = random.nextDouble() < teams[random.nextInt(TEAMS)] * (0.6 + 0.2 * level);
    if (isPassedOn) {
      ends *= level >= HARD ? random.nextDouble(0.5, 1.0) : random.nextDouble(0.15, 0.9);
    }
    double policy = policyAt * (1 + 0.02 * random.nextDouble());
    if (policyAt > 0 && ends > policy && random.nextDouble() < policyStrength) {
      ends = policy;
      isPassedOn = true;
    }
    boolean isMoved =
        ends > norm && random.nextDouble() < strength * Math.exp(-Math.log(natural / norm) / reach);
    if (isMoved && kind == PassingKind.PLANTED) {
      if (isCounted) {
        forced++;
        forcedInVain += isPassedOn ? 1 : 0;
      }
      into.add(justUnder(norm), true);
    } else if (isMoved
        && kind == PassingKind.HURRIED
        && (form == PassingForm.HURRY_OF_ALL || !isPassedOn)) {
      into.add(justUnder(norm), isPassedOn);
    } else {
      into.add(heaped(ends), isPassedOn);
    }
  }

  private double justUnder(int norm) {
    return norm * (1 + 0.04 * Math.log(1 - random.nextDouble())) + random.nextGaussian();
  }

  private double heaped(double ends) {
    return kind == PassingKind.HEAPED && random.nextDouble() < HEAPED
        ? 60 * Math.max(1, Math.rint(ends / 60))
        : ends;
  }

  public PassingKind kind() {
    return kind;
  }

  public int normSeconds() {
    return plan.normSeconds();
  }

  /** The norm that it had before, in worlds in which norms have changed. */
  public int formerNormSeconds() {
    return (int) Math.rint(FORMER * normSeconds());
  }

  public PassingContacts contacts() {
    return contacts;
  }

  /** Contacts under the former norm; none in worlds without a change. */
  public PassingContacts former() {
    return former;
  }

  /** Whether a policy to pass on at a time holds in it. */
  public boolean hasPolicy() {
    return policyAt > 0;
  }

  /** The truth: contacts passed on for the norm that would not have been later, as a share. */
  public double net() {
    return (double) (forced - forcedInVain) / contacts.size();
  }
}
