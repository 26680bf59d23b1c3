package org.contretemps.proof.trial;

/** The page that describes the benchmark worlds to those who judge them. */
final class DataCard {
  private DataCard() {}

  static String of(BenchmarkWorlds worlds) {
    return """
        # Does the clock hurt? Worlds with known truth

        Version %d, seed %d: %d worlds of %d cells. Drawn, not collected: there is nobody in them.

        A cell is one kind of situation of one service, under a time norm per contact. In some cells agents end contacts
        just under the norm; in some of these, customers come back because of that. The question: **in which cells does
        hurrying under the norm bring customers back?**

        ## Files

        `contacts-NNN.csv.gz`, one for each world, a row for each contact of 56 days:

        | column | meaning |
        |---|---|
        | `service`, `cell` | numbers; a service has six cells, its agents and its days in common |
        | `day` | 0 to 55. Verdicts are about days 28 to 55; the days before are for classing days and agents |
        | `agent` | number of the agent in the service |
        | `load_quartile` | how busy the service was, 1 to 4 |
        | `outage`, `new_agent` | whether a system was out; whether the agent was new |
        | `norm_seconds`, `seconds` | the norm in force; how long the contact took |
        | `repeat` | whether the customer came back within a week |
        | `prior` | whether the customer had been in contact before: hurry cannot cause it |

        `truth.csv`, a row for each cell: `kind` (what was planted), `is_harmed` (whether a flag is right), `harm` (repeats
        that hurrying added, per contact of days 28 to 55), `hurried_share` (contacts that it brought just under the norm),
        `contacts`. Not to be looked at before the verdicts are written.

        `baselines.csv`: what the method of Contretemps (`CONTRETEMPS`) and naive rules flag, in the form that is scored.

        ## What misleads

        Agents of unlike pace and care, the careless hurrying more; busy times, outages and new agents, all of which lengthen
        contacts and bring customers back; days and cell-days with a luck of their own; harmless hurry, hurry under load,
        hurry of the hardest contacts; times in whole minutes; understaffed cells; steep difficulty; hurry that gathers
        nowhere. Of four worlds in turn, world 1 pools norms of teams, world 2 has chains of repeats by the same customer,
        world 3 has a policy that switches at the norm (help past it, or call-backs to contacts that met it) in three cells
        of ten.

        ## How verdicts are scored

        A file with the columns `world,cell,flagged` (1 or 0; cells that are not named are not flagged):

            scripts/contretemps benchmark-score --worlds THIS_FOLDER --verdicts FILE

        False discovery rate: false flags over flags, the mean over worlds, a world without a flag counting 0. Power: the
        share of harmed cells that are flagged, by the size of the harm. A rule is of use if its false discovery rate is at
        most 0.05.

        ## Limits

        One simulator drew them, by its authors' idea of a call centre: a rule that does well here may do badly elsewhere.
        Harm lasts all 56 days. Customers who leave for good are not in them.
        """
        .formatted(BenchmarkWorlds.VERSION, worlds.seed(), worlds.worlds(), worlds.cells());
  }
}
