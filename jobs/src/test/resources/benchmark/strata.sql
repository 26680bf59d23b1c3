-- What the contacts of contact_outcome are compared within (METHOD §4): the norm in force, load, incidents, new
-- agents, classes of days and agents; and the tables that a night counts. Classes rest on the dates that
-- contact_outcome holds, and no earlier ones: they are those of the warehouse where it holds none either.

-- ---- norms and what surrounds a contact ----

CREATE TEMP TABLE norm AS
WITH entry AS (
  SELECT
    organisation, coalesce(service, '*') AS service, coalesce(channel, '*') AS channel,
    coalesce(situation_type, '*') AS situation_type, target, effective_from, coalesce(revoked, false) AS is_revoked,
    -- The scope with more names is the more specific; of two with as many, the one with the service, then the channel.
    100 * (count(service) OVER one + count(channel) OVER one + count(situation_type) OVER one)
      + 4 * count(service) OVER one + 2 * count(channel) OVER one + count(situation_type) OVER one AS specificity
  FROM (
    SELECT *, row_number() OVER () AS line
    FROM read_csv(
      '${input}/norms/*/*.csv',
      auto_detect = false, header = true, delim = ',', quote = '"', nullstr = '',
      hive_partitioning = true, hive_types = {'day': DATE},
      columns = {
        'logged_at': 'TIMESTAMP', 'organisation': 'VARCHAR', 'service': 'VARCHAR', 'channel': 'VARCHAR',
        'situation_type': 'VARCHAR', 'basis': 'VARCHAR', 'target': 'DOUBLE', 'attainment_target': 'DOUBLE',
        'effective_from': 'DATE', 'revoked': 'BOOLEAN'
      })
    WHERE basis = 'SECONDS_PER_CONTACT' AND day <= DATE '${night}'
  )
  WINDOW one AS (PARTITION BY line), same AS (
    PARTITION BY organisation, service, channel, situation_type, effective_from)
  QUALIFY row_number() OVER (same ORDER BY logged_at DESC, is_revoked, target DESC) = 1
    -- A norm and then its revocation for the same date: it is taken back, and the earlier one goes on.
    AND (NOT is_revoked OR bool_and(is_revoked) OVER same)
)
SELECT
  *,
  coalesce(
    lead(effective_from) OVER (
      PARTITION BY organisation, service, channel, situation_type ORDER BY effective_from),
    DATE '9999-12-31') AS until
FROM entry;

CREATE TEMP TABLE norm_in_force AS
SELECT cell.*, norm.target AS norm_seconds
FROM (SELECT DISTINCT contact_date, organisation, service, channel, situation_type FROM contact_outcome) AS cell
JOIN norm
  ON norm.organisation = cell.organisation AND NOT norm.is_revoked
    AND cell.contact_date >= norm.effective_from AND cell.contact_date < norm.until
    AND norm.service IN (cell.service, '*') AND norm.channel IN (cell.channel, '*')
    AND norm.situation_type IN (cell.situation_type, '*')
QUALIFY row_number() OVER (
  PARTITION BY cell.contact_date, cell.organisation, cell.service, cell.channel, cell.situation_type
  ORDER BY norm.specificity DESC) = 1;

-- Slots of five minutes, and the mean wait of the half-hour before each.
CREATE TEMP TABLE load AS
SELECT
  organisation, service, contact_date, slot, contacts,
  coalesce(sum(waited) OVER before / nullif(sum(waits) OVER before, 0), 0) AS load
FROM (
  SELECT
    organisation, service, contact_date, started // 300 AS slot,
    count(*) AS contacts,
    -- Who is called, or called back, does not wait on the line.
    count(wait_seconds) FILTER (is_inbound) AS waits, sum(wait_seconds) FILTER (is_inbound) AS waited
  FROM contact
  GROUP BY ALL
)
WINDOW before AS (PARTITION BY organisation, service ORDER BY slot RANGE BETWEEN 6 PRECEDING AND 1 PRECEDING);

CREATE TEMP TABLE load_quarter AS
WITH earlier AS (
  SELECT
    day.contact_date, load.organisation, load.service, load.load,
    sum(contacts) OVER (
      PARTITION BY day.contact_date, load.organisation, load.service ORDER BY load.load) AS up_to,
    sum(contacts) OVER (PARTITION BY day.contact_date, load.organisation, load.service) AS total
  FROM (SELECT DISTINCT contact_date FROM contact_outcome) AS day
  JOIN load ON load.contact_date BETWEEN day.contact_date - 28 AND day.contact_date - 1
), cut AS (
  SELECT
    contact_date, organisation, service,
    min(load) FILTER (4 * up_to >= total) AS first,
    min(load) FILTER (4 * up_to >= 2 * total) AS second,
    min(load) FILTER (4 * up_to >= 3 * total) AS third
  FROM earlier
  GROUP BY ALL
)
SELECT
  contact_date, organisation, service, slot,
  1 + (load > first)::INTEGER + (load > second)::INTEGER + (load > third)::INTEGER AS load_quartile
FROM load JOIN cut USING (contact_date, organisation, service);

CREATE TEMP TABLE incident AS
SELECT
  organisation,
  epoch_ms(started_at AT TIME ZONE 'Europe/Paris') // 1000 AS began,
  epoch_ms(ended_at AT TIME ZONE 'Europe/Paris') // 1000 AS over
FROM read_csv(
  '${input}/incidents/*/*.csv',
  auto_detect = false, header = true, delim = ',', quote = '"', nullstr = '',
  hive_partitioning = true, hive_types = {'day': DATE},
  columns = {
    'organisation': 'VARCHAR', 'system': 'VARCHAR', 'started_at': 'TIMESTAMP', 'ended_at': 'TIMESTAMP',
    'kind': 'VARCHAR'
  })
WHERE day <= DATE '${night}'
QUALIFY row_number() OVER (PARTITION BY organisation, system, kind, started_at ORDER BY ended_at DESC NULLS LAST) = 1;

-- Handled contacts; the bins around a norm are those of METHOD §1.
CREATE TEMP TABLE handled AS
SELECT
  outcome.*, norm_seconds, load_quartile,
  EXISTS (
    FROM incident
    WHERE incident.organisation = outcome.organisation
      AND outcome.started >= began AND (over IS NULL OR outcome.started < over)) AS is_during_incident,
  greatest(-36, least(120,
    ceil((handling_seconds - norm_seconds) / greatest(1, round_even(norm_seconds / 40, 0)))))::INTEGER AS bin,
  CASE WHEN norm_seconds IS NOT NULL THEN bin END AS norm_bin,
  is_counted AND (norm_bin IS NULL OR norm_bin NOT BETWEEN -5 AND 4) AS is_outside
FROM contact_outcome AS outcome
LEFT JOIN norm_in_force USING (contact_date, organisation, service, channel, situation_type)
LEFT JOIN load_quarter
  ON load_quarter.contact_date = outcome.contact_date AND load_quarter.organisation = outcome.organisation
    AND load_quarter.service = outcome.service AND load_quarter.slot = outcome.started // 300
WHERE handling_seconds IS NOT NULL;

-- ---- what came of contacts, by stratum ----

CREATE TEMP TABLE outcome_of_agent AS
SELECT
  contact_date, organisation, service, channel, situation_type, agent_id,
  coalesce(load_quartile, 0) AS load_quartile, is_during_incident, is_new_agent,
  count(*) AS handled_contacts,
  count(norm_bin) AS contacts_with_norm,
  count(*) FILTER (norm_bin <= 0) AS contacts_within_norm,
  count(*) FILTER (is_counted) AS counted_contacts,
  count(*) FILTER (has_repeat) AS repeats,
  count(*) FILTER (has_early_repeat) AS early_repeats,
  count(*) FILTER (is_counted AND has_prior_contact) AS prior_contacts,
  count(*) FILTER (is_outside) AS outside_contacts,
  count(*) FILTER (is_outside AND has_repeat) AS outside_repeats
FROM handled
GROUP BY ALL;

CREATE TEMP TABLE outcome_count AS
SELECT * EXCLUDE (agent_id) REPLACE (
  sum(handled_contacts)::BIGINT AS handled_contacts, sum(contacts_with_norm)::BIGINT AS contacts_with_norm,
  sum(contacts_within_norm)::BIGINT AS contacts_within_norm, sum(counted_contacts)::BIGINT AS counted_contacts,
  sum(repeats)::BIGINT AS repeats, sum(early_repeats)::BIGINT AS early_repeats,
  sum(prior_contacts)::BIGINT AS prior_contacts, sum(outside_contacts)::BIGINT AS outside_contacts,
  sum(outside_repeats)::BIGINT AS outside_repeats)
FROM outcome_of_agent
GROUP BY ALL;

-- ---- classes of days and agents ----

-- The counts of a date and of the 27 before it, and the share that each cell and stratum is expected to see again.
CREATE TEMP TABLE windowed AS
SELECT day.contact_date AS window_end, outcome_count.*
FROM (SELECT DISTINCT contact_date FROM outcome_count) AS day
JOIN outcome_count ON outcome_count.contact_date BETWEEN day.contact_date - 27 AND day.contact_date;

CREATE TEMP TABLE expected AS
WITH cell AS (
  SELECT
    window_end, organisation, service, channel, situation_type,
    coalesce(sum(outside_repeats) / nullif(sum(outside_contacts), 0), 0)::DOUBLE AS cell_rate
  FROM windowed
  GROUP BY ALL
), stratum AS (
  SELECT
    window_end, organisation, service, channel, situation_type, load_quartile, is_during_incident, is_new_agent,
    sum(outside_contacts) AS outside_contacts, sum(outside_repeats) AS outside_repeats, any_value(cell_rate) AS cell_rate
  FROM windowed JOIN cell USING (window_end, organisation, service, channel, situation_type)
  GROUP BY ALL
), risk AS (
  SELECT
    window_end, organisation, load_quartile, is_during_incident, is_new_agent,
    coalesce(
      sum(outside_repeats)
        / nullif(sum((outside_contacts * cell_rate)::DECIMAL(18, 6))::DOUBLE, 0), 0)::DOUBLE AS relative_risk
  FROM stratum
  GROUP BY ALL
)
SELECT
  window_end, organisation, service, channel, situation_type, load_quartile, is_during_incident, is_new_agent,
  cell_rate * relative_risk AS expected_rate
FROM stratum JOIN risk USING (window_end, organisation, load_quartile, is_during_incident, is_new_agent);

-- Thirds by (observed + 5) / (expected + 5), cut at quantiles of type 1; the middle one where there are fewer than three.
CREATE MACRO third(below, size) AS
  CASE WHEN size < 3 THEN 2 WHEN 3 * below < size THEN 1 WHEN 3 * below < 2 * size THEN 2 ELSE 3 END;

CREATE TEMP TABLE day_class AS
WITH day AS (
  SELECT
    window_end, organisation, service, contact_date,
    (sum(outside_repeats) + 5)::DOUBLE
      / (sum((outside_contacts * expected_rate)::DECIMAL(18, 6)) + 5)::DOUBLE AS beyond
  FROM windowed
  JOIN expected USING (
    window_end, organisation, service, channel, situation_type, load_quartile, is_during_incident, is_new_agent)
  GROUP BY ALL
)
SELECT
  contact_date, organisation, service,
  third(
    rank() OVER (PARTITION BY window_end, organisation, service ORDER BY beyond) - 1,
    count(*) OVER (PARTITION BY window_end, organisation, service)) AS service_day_class
FROM day
QUALIFY window_end = contact_date;

CREATE TEMP TABLE agent_class AS
WITH day AS (
  SELECT
    contact_date, organisation, service, agent_id,
    sum(outside_repeats) AS observed,
    sum((outside_contacts * expected_rate)::DECIMAL(18, 6)) AS expected
  FROM (SELECT *, contact_date AS window_end FROM outcome_of_agent)
  JOIN expected USING (
    window_end, organisation, service, channel, situation_type, load_quartile, is_during_incident, is_new_agent)
  WHERE agent_id IS NOT NULL AND outside_contacts > 0
  GROUP BY ALL
), before AS (
  SELECT
    date.contact_date, organisation, service, agent_id,
    (sum(observed) + 5)::DOUBLE / (sum(expected) + 5)::DOUBLE AS beyond
  FROM (SELECT DISTINCT contact_date FROM outcome_count) AS date
  JOIN day ON day.contact_date BETWEEN date.contact_date - 28 AND date.contact_date - 1
  GROUP BY ALL
)
SELECT
  contact_date, organisation, service, agent_id,
  third(
    rank() OVER (PARTITION BY contact_date, organisation, service ORDER BY beyond) - 1,
    count(*) OVER (PARTITION BY contact_date, organisation, service)) AS agent_class
FROM before;

-- ---- what is written ----

COPY contact_outcome TO '${output}/contact_outcome.parquet' (FORMAT parquet);

COPY (
  SELECT
    contact_date, organisation, service, channel, situation_type, handling_seconds,
    count(*) AS contacts, sum(handling_seconds) AS seconds_sum
  FROM handled
  GROUP BY ALL
) TO '${output}/handling_time.parquet' (FORMAT parquet);

COPY (
  SELECT
    organisation, service, channel, situation_type, count(*) AS contacts, avg(handling_seconds) AS mean,
    stddev(handling_seconds) AS deviation, quantile_disc(handling_seconds, [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]) AS quantiles
  FROM handled
  GROUP BY ALL
) TO '${output}/handling_time_distribution.parquet' (FORMAT parquet);

COPY outcome_count TO '${output}/outcome_count.parquet' (FORMAT parquet);

COPY (
  SELECT
    contact_date, organisation, service, channel, situation_type, norm_seconds,
    (((coalesce(load_quartile, 2) - 1) * 2 + is_during_incident::INTEGER) * 2 + is_new_agent::INTEGER) * 9
      + (coalesce(service_day_class, 2) - 1) * 3 + coalesce(agent_class, 2) - 1 AS stratum,
    handling_seconds AS second,
    count(*) AS contacts, count(*) FILTER (has_repeat) AS adverse, count(*) FILTER (has_prior_contact) AS prior
  FROM handled
  LEFT JOIN day_class USING (contact_date, organisation, service)
  LEFT JOIN agent_class USING (contact_date, organisation, service, agent_id)
  WHERE is_counted AND norm_seconds >= 1
  GROUP BY ALL
) TO '${output}/norm_position.parquet' (FORMAT parquet);
