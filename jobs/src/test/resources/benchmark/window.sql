-- What came of the contacts of a window, recomputed from the raw records: handling times, repeats, prior contacts.
-- The definitions are those of DESIGN §1 and of the default configuration. Times are seconds since 1970.
-- In the hour that comes twice in autumn DuckDB takes the later offset and Contretemps the earlier: the dates
-- compared must keep clear of it.

CREATE TEMP TABLE contact AS
SELECT
  organisation, contact_id, conversation_id, leg, service, channel, customer_id, agent_id,
  wait_seconds, coalesce(agent_experience_days < 90, false) AS is_new_agent,
  direction = 'INBOUND' AS is_inbound,
  started_at::DATE AS contact_date,
  epoch_ms(started_at AT TIME ZONE 'Europe/Paris') // 1000 AS started,
  started + coalesce(wait_seconds, 0) + coalesce(talk_seconds, 0) + coalesce(hold_seconds, 0) AS ended,
  CASE WHEN NOT abandoned THEN talk_seconds + coalesce(hold_seconds, 0) + coalesce(wrap_up_seconds, 0) END
    AS handling_seconds,
  2 * greatest(coalesce(services_involved, 1) - 1, 0)
    + greatest(coalesce(len(string_split(objectives, '|')), 1) - 1, 0)
    + CASE WHEN is_third_party THEN 2 ELSE 0 END
    + CASE WHEN rule_changed_recently THEN 2 ELSE 0 END
    + CASE WHEN received_by_transfer THEN 1 ELSE 0 END
    + greatest(least(coalesce(documents_involved, 0), 3), 0) AS score,
  CASE
    WHEN services_involved IS NULL AND objectives IS NULL AND is_third_party IS NULL
      AND rule_changed_recently IS NULL AND documents_involved IS NULL THEN 'UNKNOWN'
    WHEN score <= 1 THEN 'SIMPLE'
    WHEN score <= 4 THEN 'INTERMEDIATE'
    ELSE 'COMPLEX'
  END AS situation_type
FROM raw;

CREATE TEMP TABLE conversation AS
SELECT
  organisation, customer_id, conversation_id,
  min(started) AS began,
  max(ended) AS over,
  max(leg) AS last_leg,
  arg_min(is_inbound, leg) AS is_customers_own
FROM contact
WHERE customer_id IS NOT NULL
GROUP BY ALL;

-- When customers began conversations, on each service that any leg was on.
CREATE TEMP TABLE opening AS
SELECT DISTINCT organisation, customer_id, service, began
FROM contact JOIN conversation USING (organisation, customer_id, conversation_id)
WHERE is_customers_own;

CREATE TEMP TABLE contact_outcome AS
WITH seen AS (
  SELECT
    contact.*, began, over, last_leg,
    -- A conversation of no length must not be its own repeat.
    greatest(over, began + 1) AS repeat_from
  FROM contact LEFT JOIN conversation USING (organisation, customer_id, conversation_id)
  WHERE contact_date BETWEEN DATE '${from}' AND DATE '${to}'
), followed AS (
  SELECT seen.*, opening.began - over AS gap
  FROM seen ASOF LEFT JOIN opening
    ON seen.organisation = opening.organisation AND seen.customer_id = opening.customer_id
      AND seen.service = opening.service AND seen.repeat_from <= opening.began
), preceded AS (
  SELECT followed.*, opening.began AS before
  FROM followed ASOF LEFT JOIN opening
    ON followed.organisation = opening.organisation AND followed.customer_id = opening.customer_id
      AND followed.service = opening.service AND followed.began > opening.began
)
SELECT
  contact_date, organisation, contact_id, service, channel, situation_type, handling_seconds,
  agent_id, is_new_agent, started,
  customer_id IS NOT NULL AND leg = last_leg AS is_counted,
  CASE WHEN is_counted AND gap <= 168 * 3600 THEN gap END AS seconds_to_repeat,
  CASE WHEN is_counted THEN seconds_to_repeat IS NOT NULL END AS has_repeat,
  CASE WHEN is_counted THEN coalesce(seconds_to_repeat <= 3600, false) END AS has_early_repeat,
  CASE WHEN customer_id IS NOT NULL THEN coalesce(before >= started - 30 * 86400, false) END AS has_prior_contact
FROM preceded;
