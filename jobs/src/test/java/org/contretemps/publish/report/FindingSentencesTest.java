package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.kpi.quality.CareKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.format.HtmlPage;
import org.contretemps.publish.report.content.Report;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.ServedPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sentence that a report can find, word for word, in both languages. */
class FindingSentencesTest {

  @Test
  void theyAreSaidInEnglish() {
    assertThat(said(Locale.ENGLISH))
        .containsExactly(
            "In 3 situations customers have to come back: contacts are cut short or ended at once",
            "ORG, March 2026",
            "Each week 93 customers (70 to 125, with nine chances in ten) come back because their contact was hurried: 1.9 % of the contacts in this situation. Employees do the work twice.",
            "Is it the way contacts end? Highly certain, except where a finding is called fragile: of findings reported on such evidence, at most one in twenty would be a false alarm. Neither complexity nor load, neither outages nor wrong numbers are enough to explain them. What remains possible is a cause that nobody recorded: just before the norm, or of some agents’ own, such as their equipment.",
            "To look into with those who do the work",
            "No other norm can be compared: ask them what takes the time before anything is changed.",
            "Where the norm costs quality | 3 situations of 4 | Housing by phone, high complexity (fragile) · Pensions by phone, high complexity · Claims by phone, high complexity; one is not yet confirmed",
            "Customers who come back for it | 93 a week | 70 to 125, with nine chances in ten; of 5,000 contacts a week in one situation",
            "Longer norms cost more work than they save | 1.4 FTE more | if nothing is hurried any more (1.1 to 1.6): 1.7 (1.5 to 1.9) to finish contacts, less 0.3 (0.2 to 0.4) of second contacts avoided.",
            "What changed since last month | no share moved beyond chance | 2 situations confirmed, against 3 last month: 1 new, 2 gone.",
            "In these situations customers need a second contact: contacts are hurried to meet the time norm, or ended at once, by some agents far more than by others.",
            "Housing by phone, high complexity (fragile): the norm allows 7 min; eight contacts in ten need up to 11 min. After a hundred contacts 1.9 (1.4 to 2.5) customers come back because they were hurried. That is 93 (70 to 125) customers a week. Their second contacts take 0.3 (0.2 to 0.4) full-time equivalents of work, the hurry saves 1.7 (1.5 to 1.9): without it 1.4 (1.1 to 1.6) more would be needed. The finding is fragile: hurried contacts need only come back anyway with odds 1.3 times those of the others, for a cause that nobody recorded, and it vanishes. The zone is open.",
            "Pensions by phone, high complexity: the norm allows 5 min. After a hundred contacts 0.8 (0.6 to 1.1) customers come back because they were hurried. Established this night; the zone opens when three nights of five agree and a window twice as long confirms it.",
            "Claims by phone, high complexity: 1,200 contacts ended within 10 seconds, of which 30 would be normal; by some agents far more than by others. After a hundred contacts of identified customers 2.4 (2.1 to 2.7) come back within the hour because of it. The zone is open.",
            "What changed since last month. Zones opened since last month, 1: Housing by phone, high complexity (fragile). Zones closed since last month, 2: Loans by phone, high complexity, Pensions by phone, high complexity.",
            "The zones in figures. What each zone rests on.",
            "The two logics: satisfaction and regulation. Teams win satisfaction at the cost of regulation, or the other way round: over 12 teams and services the correlation of the two is -0.50 (-0.80 to -0.10). Since last month satisfaction rose and regulation fell, or the other way round, in groups, 1 of 2: Guidance, insured persons.",
            "Customers and employees, side by side. Teams whose customers and employees are more than 10 points apart, 2 of 3: A, B.",
            "Care, as reviews see it. Counsel given: reviews give 0.40 marks less in zones than elsewhere (0.15 to 0.65).",
            "Service expected and service perceived. Claims: blind spot: norm kept, customers less satisfied than elsewhere. Housing: broken: norm not kept, customers less satisfied than elsewhere. Pensions: appreciated detour: norm not kept, customers satisfied.",
            "Territories. Territories with at least 2 points more repeats than their service, at the same mix of complexity, 7 of 9: Claims / 1, Claims / 2, Claims / 3, Claims / 4, Claims / 5 and 2 more. Territories with at least 2 points more abandonment than their service, 1 of 9: Housing / 8.",
            "Indicators that pull against each other. Indicators that pull against each other, 3 of 4 pairs: A to B: norm met against satisfied, A: norm met against no repeat, sales against rules kept.",
            "Zones opened since last month, 1: Housing by phone, high complexity (fragile).",
            "Zones closed since last month, 2: Loans by phone, high complexity, Pensions by phone, high complexity.",
            "Over 12 teams and services, the correlation of satisfaction and regulation is -0.50 (-0.80 to -0.10); below 0 one is won at the cost of the other.",
            "Over 3 teams, no connection between satisfied customers and employees who can do good work is shown: the interval of the rank correlation, 0.40 (-0.20 to 0.90), includes 0.",
            "The most unequal service in resolution is Housing: Theil’s T is 0.02000, where 0 is equality; 0.01500 of it lies between regions and 0.00500 within them.");
  }

  @Test
  void theyAreSaidInFrench() {
    assertThat(said(Locale.FRENCH))
        .containsExactly(
            "Dans 3 situations, des usagers doivent revenir : l’échange est écourté ou interrompu aussitôt",
            "ORG, mars 2026",
            "Chaque semaine, 93 usagers (de 70 à 125, avec neuf chances sur dix) reviennent parce que leur échange a été écourté, soit 1,9 % des contacts de cette situation. Des agents refont le travail.",
            "Est-ce bien la façon de finir les contacts ? Certitude élevée, sauf où le constat est dit fragile : parmi les constats signalés avec autant de preuves, au plus un sur vingt serait une fausse alerte. Ni la complexité, ni la charge, ni les pannes, ni des erreurs de numéro ne suffisent à les expliquer. Reste possible une cause que personne n’a relevée : juste avant la norme, ou chez certains agents, comme leur matériel.",
            "À examiner avec ceux qui font le travail",
            "Aucune autre norme ne peut être comparée : leur demander ce qui prend le temps avant de rien changer.",
            "Où la norme nuit à la qualité | 3 situations sur 4 | Housing par téléphone, complexité élevée (fragile) · Pensions par téléphone, complexité élevée · Claims par téléphone, complexité élevée ; une n’est pas encore confirmée",
            "Usagers qui reviennent pour cela | 93 par semaine | de 70 à 125, avec neuf chances sur dix ; sur 5 000 contacts par semaine dans une situation",
            "Allonger les normes coûte plus de travail qu’il n’en épargne | 1,4 ETP de plus | si plus rien n’est écourté (1,1 à 1,6) : 1,7 (1,5 à 1,9) pour finir les échanges, moins 0,3 (0,2 à 0,4) de seconds contacts évités.",
            "Ce qui a changé depuis le mois dernier | aucun taux n’a nettement évolué | 2 situations confirmées, contre 3 le mois dernier : 1 nouvelle, 2 levées.",
            "Dans ces situations, des usagers ont besoin d’un second contact : l’échange est écourté pour respecter la norme de temps, ou il est interrompu aussitôt, par certains agents bien plus que par d’autres.",
            "Housing par téléphone, complexité élevée (fragile) : la norme accorde 7 min ; huit contacts sur dix demandent jusqu’à 11 min. Sur cent contacts, 1,9 (1,4 à 2,5) amènent l’usager à revenir parce que l’échange a été écourté. Soit 93 (70 à 125) usagers par semaine. Leurs seconds contacts prennent 0,3 (0,2 à 0,4) ETP, écourter en fait gagner 1,7 (1,5 à 1,9) : sans écourter, il en faudrait 1,4 (1,1 à 1,6) de plus. Le constat est fragile : il suffit que les contacts écourtés soient de toute façon réitérés avec une cote 1,3 fois celle des autres, pour une cause que personne n’a relevée, et il disparaît. La zone est ouverte.",
            "Pensions par téléphone, complexité élevée : la norme accorde 5 min. Sur cent contacts, 0,8 (0,6 à 1,1) amènent l’usager à revenir parce que l’échange a été écourté. Établie cette nuit ; la zone s’ouvre quand trois nuits sur cinq concordent et qu’une période deux fois plus longue le confirme.",
            "Claims par téléphone, complexité élevée : 1 200 contacts terminés en moins de 10 secondes, quand 30 seraient normaux ; chez certains agents bien plus que chez d’autres. Sur cent contacts d’usagers identifiés, 2,4 (2,1 à 2,7) amènent pour cette raison l’usager à revenir dans l’heure. La zone est ouverte.",
            "Ce qui a changé depuis le mois dernier. Zones ouvertes depuis le mois dernier, 1 : Housing par téléphone, complexité élevée (fragile). Zones refermées depuis le mois dernier, 2 : Loans par téléphone, complexité élevée, Pensions par téléphone, complexité élevée.",
            "Les zones en chiffres. Ce sur quoi repose chaque zone.",
            "Les deux logiques : satisfaction et régulation. Des équipes gagnent en satisfaction aux dépens de la régulation, ou l’inverse : sur 12 équipes et services, la corrélation des deux est de -0,50 (-0,80 à -0,10). Depuis le mois dernier, la satisfaction a monté et la régulation baissé, ou l’inverse, dans des groupes, 1 sur 2 : Conseil, assurés.",
            "Usagers et agents, côte à côte. Équipes où usagers et agents sont à plus de 10 points d’écart, 2 sur 3 : A, B.",
            "Le soin apporté aux contacts, selon les évaluations. Conseil donné : en zone, la note moyenne est inférieure de 0,40 à celle des autres contacts (0,15 à 0,65).",
            "Service attendu et service perçu. Claims : angle mort : norme respectée, usagers moins satisfaits qu’ailleurs. Housing : rompu : norme non respectée, usagers moins satisfaits qu’ailleurs. Pensions : détour apprécié : norme non respectée, usagers satisfaits.",
            "Territoires. Territoires où les réitérations dépassent d’au moins 2 points celles du service, à complexité égale, 7 sur 9 : Claims / 1, Claims / 2, Claims / 3, Claims / 4, Claims / 5 et 2 autres. Territoires où le taux d’abandon dépasse d’au moins 2 points celui du service, 1 sur 9 : Housing / 8.",
            "Indicateurs en tension. Indicateurs en tension, 3 couples sur 4 : A : norme respectée contre absence de réitération, A vers B : norme respectée contre satisfaction, ventes contre règles respectées.",
            "Zones ouvertes depuis le mois dernier, 1 : Housing par téléphone, complexité élevée (fragile).",
            "Zones refermées depuis le mois dernier, 2 : Loans par téléphone, complexité élevée, Pensions par téléphone, complexité élevée.",
            "Sur 12 couples équipe-service, la corrélation entre satisfaction et régulation est de -0,50 (-0,80 à -0,10) ; au-dessous de 0, l’une se gagne aux dépens de l’autre.",
            "Sur 3 équipes, aucun lien entre usagers satisfaits et agents qui peuvent faire du bon travail n’est démontré : l’intervalle de la corrélation de rangs, 0,40 (-0,20 à 0,90), comprend 0.",
            "Le service le plus inégal en résolution est Housing : le T de Theil y vaut 0,02000, 0 étant l’égalité ; 0,01500 tient aux écarts entre régions et 0,00500 aux écarts au sein des régions.");
  }

  @Test
  void theCostliestFiveZonesAreSaidAndTheOthersCounted() {
    List<Row> zones =
        IntStream.range(0, 12).mapToObj(i -> spike("S" + i, "PROBABLE", true, 10.0 * i)).toList();
    Section findings =
        ReportBuilder.of(month(zones, List.of()).figures(), Locale.ENGLISH).sections().get(0);
    assertThat(findings.sentences().get(0)).contains("the time norm costs customers");
    assertThat(findings.points().stream().limit(5).map(said -> said.replaceAll(" by .*", "")))
        .containsExactly("S11", "S10", "S9", "S8", "S7");
    assertThat(findings.points().get(5)).isEqualTo("Further zones, 7, are in the table of zones.");
  }

  @ParameterizedTest
  @CsvSource({"en,patients,tenants,customer", "fr,patients,locataires,usager"})
  void noPageHasTheWordOfAnotherOrganisation(
      String language, String patients, String tenants, String usual) {
    assertThat(page(ServedPeople.PATIENT, language)).contains(patients);
    assertThat(page(ServedPeople.TENANT, language)).contains(tenants);
    assertThat(page(ServedPeople.PATIENT, language))
        .doesNotContainIgnoringCase(tenants.substring(0, 6), usual);
    assertThat(page(ServedPeople.TENANT, language))
        .doesNotContainIgnoringCase(patients.substring(0, 6), usual);
    assertThat(page(ServedPeople.DEFAULT, language)).contains(usual);
  }

  private static String page(ServedPeople people, String language) {
    return HtmlPage.of(
        ReportBuilder.of(march().serving(people).figures(), Locale.forLanguageTag(language)),
        List.of());
  }

  /**
   * What is found, what changed since last month, and what is said above tables, without spaces
   * that do not break.
   */
  private static List<String> said(Locale language) {
    Report report = ReportBuilder.of(march().figures(), language);
    Map<String, Section> parts =
        report.sections().stream().collect(Collectors.toMap(Section::id, part -> part));
    Section findings = parts.get("findings");
    return Stream.of(
            Stream.of(report.title(), report.subtitle(), report.lead(), report.certainty()),
            Stream.of(report.toDecide().heading(), report.toDecide().note()),
            report.tiles().stream()
                .map(tile -> String.join(" | ", tile.label(), tile.figure(), tile.detail())),
            findings.sentences().stream(),
            findings.points().stream(),
            report.annex().stream()
                .filter(part -> !part.id().equals("method"))
                .map(part -> part.heading() + ". " + part.summary()),
            Stream.of("since", "logics", "symmetry", "equity")
                .flatMap(id -> parts.get(id).points().stream()))
        .flatMap(sentences -> sentences)
        .map(sentence -> sentence.replaceAll("[\\u00a0\\u202f]", " "))
        .toList();
  }

  private static MonthOf march() {
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
    return month(zones, before);
  }

  private static MonthOf month(List<Row> zones, List<Row> before) {
    return new MonthOf("ORG", LocalDate.parse("2026-03-01"))
        .with(MonthOf.Part.ZONES, zones)
        .with(MonthOf.Part.ZONES_BEFORE, before)
        .with(
            MonthOf.Part.LOGICS, List.of(logic("GUIDANCE", 0.02, -0.05), logic("SALE", 0.02, 0.03)))
        .with(MonthOf.Part.SYMMETRY, List.of(team("A", true), team("B", true), team("C", false)))
        .with(
            MonthOf.Part.GAPS,
            List.of(
                gap("Loans", "SOUND"),
                gap("Claims", ServiceQualityGapKpi.BLIND_SPOT),
                gap("Housing", ServiceQualityGapKpi.BROKEN),
                gap("Pensions", ServiceQualityGapKpi.APPRECIATED_DETOUR)))
        .with(MonthOf.Part.CARE, List.of(care("COUNSEL", -0.4), care("INFERENCE", 0.1)))
        .with(
            MonthOf.Part.EQUITY,
            IntStream.rangeClosed(1, 9).mapToObj(FindingSentencesTest::place).toList())
        .with(
            MonthOf.Part.ANTAGONISM,
            List.of(
                pair("TEAM", "NORM_MET", "NO_REPEAT", true),
                pair("TEAM", "NORM_MET", "COMPLIANT", false),
                pair("HANDOVER", "NORM_MET", "SATISFIED", true),
                pair("ORGANISATION", "SALES", "COMPLIANT", true)));
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
            Map.entry(ImpededQualityZone.SPIKE_Z, 16.45),
            Map.entry(ImpededQualityZone.HIDDEN_ODDS, 1.34)));
  }

  /** A zone whose needed time is unknown. */
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

  private static Row care(String mark, double difference) {
    return ReportRows.row(
        CareKpi.TABLE,
        Map.of(
            CareKpi.MARK,
            mark,
            CareKpi.DIFFERENCE,
            difference,
            CareKpi.DIFFERENCE_BOUNDS.lower(),
            difference - 0.25,
            CareKpi.DIFFERENCE_BOUNDS.upper(),
            difference + 0.25));
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
