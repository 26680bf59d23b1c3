package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.ServiceQualityGapKpi;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;

/** Every sentence that a report can find, word for word, in both languages. */
class FindingSentencesTest {

  @Test
  void theyAreSaidInEnglish() {
    assertThat(said(Locale.ENGLISH))
        .containsExactly(
            "In these situations customers need a second contact: the time norm makes for hurry, or contacts are ended at once, by some agents far more than by others. Each is established: of what is reported with the like evidence, at most one in twenty would be a false alarm.",
            "Housing by phone, complex situations: the norm allows 7 min; eight contacts in ten need up to 11 min. After a hundred contacts 1.9 (1.4 to 2.5) customers come back because they were hurried. That is 93 (70 to 125) customers a week. Their second contacts take 0.3 (0.2 to 0.4) full-time equivalents of work, the hurry saves 1.7 (1.5 to 1.9): without it 1.4 (1.1 to 1.6) more would be needed. The zone is open.",
            "Pensions by phone, complex situations: the norm allows 5 min. After a hundred contacts 0.8 (0.6 to 1.1) customers come back because they were hurried. Established this night; the zone opens when three nights of five agree and a window twice as long confirms it.",
            "Claims by phone, complex situations: 1,200 contacts ended within 10 seconds, of which 30 would be natural; by some agents far more than by others. After a hundred contacts of identified customers 2.4 (2.1 to 2.7) come back within the hour because of it. The zone is open.",
            "Teams win satisfaction at the cost of regulation, or the other way round: over 12 teams and services both go together with a correlation of -0.50 (-0.80 to -0.10).",
            "Since last month satisfaction rose and regulation fell, or the other way round, in groups, 1 of 2: Guidance, insured persons.",
            "Teams whose customers and employees are more than 10 points apart, 2 of 3: A, B.",
            "Claims: blind spot: norm kept, customers less content than elsewhere.",
            "Housing: broken: norm not kept, customers less content than elsewhere.",
            "Pensions: appreciated detour: norm not kept, customers content.",
            "Territories with at least 2 points more repeats than their service, with the same mix of situations, 7 of 9: Claims / 1, Claims / 2, Claims / 3, Claims / 4, Claims / 5 and 2 more.",
            "Territories where at least 2 points more give up before they are answered, 1 of 9: Housing / 8.",
            "Indicators that pull against each other, 3 of 4 pairs: A to B: norm met against satisfied, A: norm met against no repeat, sales against rules kept.",
            "Zones opened since last month, 1: Housing by phone, complex situations.",
            "Zones closed since last month, 2: Loans by phone, complex situations, Pensions by phone, complex situations.",
            "Over 12 teams and services, satisfaction and regulation go together with a correlation of -0.50 (-0.80 to -0.10); below nought one is won at the cost of the other.",
            "Over 3 teams, content customers and employees who can do good work go together with a rank correlation of 0.40 (-0.20 to 0.90).",
            "The most unequal service in resolution is Housing: Theil’s T is 0.02000, where 0 is equality; 0.01500 of it lies between regions and 0.00500 within them.");
  }

  @Test
  void theyAreSaidInFrench() {
    assertThat(said(Locale.FRENCH))
        .containsExactly(
            "Dans ces situations, des usagers ont besoin d’un second contact : la norme de temps fait se hâter, ou des contacts sont interrompus aussitôt, par certains agents bien plus que par d’autres. Chacune est établie : parmi ce qui est signalé avec autant de preuves, au plus une sur vingt serait une fausse alerte.",
            "Housing par téléphone, situations complexes : la norme accorde 7 min ; huit contacts sur dix demandent jusqu’à 11 min. Après cent contacts, 1,9 (1,4 à 2,5) usagers reviennent parce que l’échange a été écourté. Soit 93 (70 à 125) usagers par semaine. Leurs seconds contacts prennent 0,3 (0,2 à 0,4) équivalents temps plein, la hâte en épargne 1,7 (1,5 à 1,9) : sans elle, il en faudrait 1,4 (1,1 à 1,6) de plus. La zone est ouverte.",
            "Pensions par téléphone, situations complexes : la norme accorde 5 min. Après cent contacts, 0,8 (0,6 à 1,1) usagers reviennent parce que l’échange a été écourté. Établie cette nuit ; la zone s’ouvre quand trois nuits sur cinq concordent et qu’une période deux fois plus longue le confirme.",
            "Claims par téléphone, situations complexes : 1 200 contacts terminés en moins de 10 secondes, quand 30 seraient normaux ; chez certains agents bien plus que chez d’autres. Après cent contacts d’usagers identifiés, 2,4 (2,1 à 2,7) reviennent dans l’heure pour cette raison. La zone est ouverte.",
            "Des équipes gagnent la satisfaction aux dépens de la régulation, ou l’inverse : sur 12 équipes et services, la corrélation des deux est de -0,50 (-0,80 à -0,10).",
            "Depuis le mois dernier, la satisfaction a monté et la régulation baissé, ou l’inverse, dans des groupes, 1 sur 2 : Conseil, assurés.",
            "Équipes où usagers et agents sont à plus de 10 points d’écart, 2 sur 3 : A, B.",
            "Claims : angle mort : norme tenue, usagers moins contents qu’ailleurs.",
            "Housing : rompu : norme non tenue, usagers moins contents qu’ailleurs.",
            "Pensions : détour apprécié : norme non tenue, usagers contents.",
            "Territoires où les réitérations dépassent d’au moins 2 points celles du service, à situations égales, 7 sur 9 : Claims / 1, Claims / 2, Claims / 3, Claims / 4, Claims / 5 et 2 autres.",
            "Territoires où au moins 2 points de plus renoncent avant qu’on leur réponde, 1 sur 9 : Housing / 8.",
            "Indicateurs qui se contrarient, 3 couples sur 4 : A : norme tenue contre absence de réitération, A vers B : norme tenue contre satisfaction, ventes contre règles tenues.",
            "Zones ouvertes depuis le mois dernier, 1 : Housing par téléphone, situations complexes.",
            "Zones refermées depuis le mois dernier, 2 : Loans par téléphone, situations complexes, Pensions par téléphone, situations complexes.",
            "Sur 12 couples équipe-service, satisfaction et régulation vont ensemble avec une corrélation de -0,50 (-0,80 à -0,10) ; sous zéro, l’une se gagne aux dépens de l’autre.",
            "Sur 3 équipes, usagers contents et agents qui peuvent faire du bon travail vont ensemble avec une corrélation de rangs de 0,40 (-0,20 à 0,90).",
            "Le service le plus inégal en résolution est Housing : le T de Theil y vaut 0,02000, 0 étant l’égalité ; 0,01500 tient aux régions entre elles et 0,00500 à l’intérieur.");
  }

  @Test
  void theCostliestTenZonesAreSaidAndTheOthersCounted() {
    List<Row> zones =
        IntStream.range(0, 12).mapToObj(i -> spike("S" + i, "PROBABLE", true, 10.0 * i)).toList();
    Section findings =
        ReportBuilder.of(figures(zones, List.of()), Locale.ENGLISH).sections().get(0);
    assertThat(findings.sentences().get(0)).contains("the time norm costs customers");
    assertThat(findings.points().stream().limit(10).map(said -> said.replaceAll(" by .*", "")))
        .containsExactly("S11", "S10", "S9", "S8", "S7", "S6", "S5", "S4", "S3", "S2");
    assertThat(findings.points().get(10)).isEqualTo("Further zones, 2, are in the table of zones.");
  }

  /**
   * What is found, what changed since last month, and what is said above tables, without spaces
   * that do not break.
   */
  private static List<String> said(Locale language) {
    List<Row> zones =
        List.of(
            shedding(),
            spike("Pensions", "ESTABLISHED", false, 20.0),
            zoneOfHousing(),
            spike("Loans", "PROBABLE", false, 500.0));
    List<Row> before =
        List.of(
            spike("Pensions", "ESTABLISHED", true, 20.0),
            spike("Loans", "ESTABLISHED", true, 20.0),
            shedding());
    List<Section> sections = ReportBuilder.of(figures(zones, before), language).sections();
    return Stream.of("findings", "since", "logics", "symmetry", "equity")
        .map(id -> sections.stream().filter(section -> section.id().equals(id)).findFirst().get())
        .flatMap(
            section ->
                Stream.concat(
                    section.sentences().stream().filter(s -> section.id().equals("findings")),
                    section.points().stream()))
        .map(sentence -> sentence.replaceAll("[\\u00a0\\u202f]", " "))
        .toList();
  }

  private static MonthFigures figures(List<Row> zones, List<Row> before) {
    return new MonthFigures(
        "ORG",
        LocalDate.parse("2026-03-01"),
        zones,
        before,
        List.of(),
        List.of(),
        List.of(),
        List.of(logic("GUIDANCE", 0.02, -0.05), logic("SALE", 0.02, 0.03)),
        List.of(team("A", true), team("B", true), team("C", false)),
        List.of(
            gap("Loans", "SOUND"),
            gap("Claims", ServiceQualityGapKpi.BLIND_SPOT),
            gap("Housing", ServiceQualityGapKpi.BROKEN),
            gap("Pensions", ServiceQualityGapKpi.APPRECIATED_DETOUR)),
        IntStream.rangeClosed(1, 9).mapToObj(FindingSentencesTest::place).toList(),
        List.of(
            pair("TEAM", "NORM_MET", "NO_REPEAT", true),
            pair("TEAM", "NORM_MET", "COMPLIANT", false),
            pair("HANDOVER", "NORM_MET", "SATISFIED", true),
            pair("ORGANISATION", "SALES", "COMPLIANT", true)),
        List.of(),
        List.of());
  }

  private static Row zoneOfHousing() {
    return ReportRows.zone(
        "Housing",
        ImpededQualityZone.SPIKE,
        "PROBABLE",
        Map.ofEntries(
            Map.entry(ImpededQualityZone.IS_OPEN, true),
            Map.entry(ImpededQualityZone.NORM_SECONDS, 420.0),
            Map.entry(ImpededQualityZone.NEEDED_80, 660),
            Map.entry(ImpededQualityZone.HARM, 0.019),
            Map.entry(ImpededQualityZone.HARM_LOWER, 0.014),
            Map.entry(ImpededQualityZone.HARM_UPPER, 0.025),
            Map.entry(ImpededQualityZone.AVOIDABLE_LOW, 93.0),
            Map.entry(ImpededQualityZone.AVOIDABLE_HIGH, 96.0),
            Map.entry(ImpededQualityZone.FAILURE_MINUTES, 465.0),
            Map.entry(ImpededQualityZone.FAILURE_FTE, 0.29),
            Map.entry(ImpededQualityZone.SAVED_MINUTES, 2_700.0),
            Map.entry(ImpededQualityZone.SPIKE_Z, 16.45)));
  }

  /** A zone of which nobody knows how much time it needs. */
  private static Row spike(String service, String verdict, boolean isOpen, double avoidable) {
    return ReportRows.zone(
        service,
        ImpededQualityZone.SPIKE,
        verdict,
        Map.of(
            ImpededQualityZone.IS_OPEN, isOpen,
            ImpededQualityZone.NORM_SECONDS, 300.0,
            ImpededQualityZone.HARM, 0.008,
            ImpededQualityZone.HARM_LOWER, 0.006,
            ImpededQualityZone.HARM_UPPER, 0.011,
            ImpededQualityZone.AVOIDABLE_LOW, avoidable,
            ImpededQualityZone.AVOIDABLE_HIGH, avoidable + 10,
            ImpededQualityZone.FAILURE_FTE, 0.3));
  }

  private static Row shedding() {
    return ReportRows.zone(
        "Claims",
        ImpededQualityZone.SHEDDING,
        "ESTABLISHED",
        Map.of(
            ImpededQualityZone.IS_OPEN, true,
            ImpededQualityZone.SHORT_CONTACTS, 1_200L,
            ImpededQualityZone.SHORT_SECONDS, 10,
            ImpededQualityZone.SHORT_EXPECTED, 30.0,
            ImpededQualityZone.HARM, 0.024,
            ImpededQualityZone.HARM_LOWER, 0.021,
            ImpededQualityZone.HARM_UPPER, 0.027));
  }

  private static Row logic(String objective, double satisfactionMove, double regulationMove) {
    Map<String, Object> values = new HashMap<>();
    values.put(KpiDay.OBJECTIVE, objective);
    values.put(Contact.CUSTOMER_KIND, "INSURED");
    values.put("contacts", 1_000L);
    values.put(TwoLogicsKpi.UNITS, 12L);
    put(values, TwoLogicsKpi.CORRELATION, -0.8, -0.5, -0.1);
    put(
        values,
        TwoLogicsKpi.SATISFACTION_MOVE,
        satisfactionMove - 0.01,
        satisfactionMove,
        satisfactionMove + 0.01);
    put(
        values,
        TwoLogicsKpi.REGULATION_MOVE,
        regulationMove - 0.01,
        regulationMove,
        regulationMove + 0.01);
    return ReportRows.row(TwoLogicsKpi.TABLE, values);
  }

  private static void put(
      Map<String, Object> values, String column, double lower, double value, double upper) {
    values.put(column + "_lower", lower);
    values.put(column, value);
    values.put(column + "_upper", upper);
  }

  private static Row team(String name, boolean isAsymmetric) {
    Map<String, Object> values = new HashMap<>();
    values.put(Contact.TEAM, name);
    values.put("answers", 100L);
    values.put(AttentionSymmetryKpi.IS_ASYMMETRIC, isAsymmetric);
    values.put(AttentionSymmetryKpi.TEAMS, 3L);
    put(values, AttentionSymmetryKpi.RANK_CORRELATION, -0.2, 0.4, 0.9);
    return ReportRows.row(AttentionSymmetryKpi.TABLE, values);
  }

  private static Row gap(String service, String quadrant) {
    return ReportRows.row(
        ServiceQualityGapKpi.TABLE,
        Map.of(Contact.SERVICE, service, ServiceQualityGapKpi.QUADRANT, quadrant));
  }

  /** The first seven have more repeats, the eighth is reached less, the ninth is as all others. */
  private static Row place(int number) {
    boolean isOfClaims = number <= 7;
    return ReportRows.row(
        TerritorialEquityKpi.TABLE,
        Map.of(
            Contact.SERVICE,
            isOfClaims ? "Claims" : "Housing",
            Contact.TERRITORY,
            "" + number,
            "contacts",
            100L,
            TerritorialEquityKpi.IS_WORSE,
            isOfClaims,
            TerritorialEquityKpi.IS_LESS_AVAILABLE,
            number == 8,
            TerritorialEquityKpi.THEIL,
            isOfClaims ? 0.01 : 0.02,
            TerritorialEquityKpi.THEIL + "_between",
            isOfClaims ? 0.004 : 0.015,
            TerritorialEquityKpi.THEIL + "_within",
            isOfClaims ? 0.006 : 0.005));
  }

  private static Row pair(String scope, String quantity, String quality, boolean isMarked) {
    return ReportRows.row(
        AntagonismKpi.TABLE,
        Map.of(
            AntagonismKpi.SCOPE, scope,
            AntagonismKpi.GIVING_TEAM, "A",
            AntagonismKpi.RECEIVING_TEAM, "B",
            AntagonismKpi.QUANTITY, quantity,
            AntagonismKpi.QUALITY, quality,
            AntagonismKpi.CONTACTS, 100L,
            AntagonismKpi.IS_ANTAGONISTIC, isMarked));
  }
}
