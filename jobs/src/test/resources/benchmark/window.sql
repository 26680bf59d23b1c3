-- What came of the contacts of a window, recomputed from the raw records: handling times, repeats, prior contacts.
-- The definitions are those of DESIGN §1 and of the default configuration. Times are seconds since 1970.
-- In the hour that comes twice in autumn DuckDB takes the later offset and Contretemps the earlier: the dates
-- compared must keep clear of it.

CREATE TEMP TABLE contact AS
SELECT
  organisation, contact_id, conversation_id, leg, service, channel, customer_id, agent_id,
  wait_seconds, coalesce(agent_experience_days < 90, false) AS is_new_agent,
  direction = 'INBOUND' AS is_inbound,
  direction = 'OUTBOUND' AS is_outbound,
  coalesce(ended_by = 'CUSTOMER', false) AS is_ended_by_customer,
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

-- Legs that began while an agent had the customer on another one, and were over before that was, or the customer
-- left from there: consultations, in which the customer took no part.
CREATE TEMP TABLE consultation AS
SELECT DISTINCT leg.organisation, leg.contact_id, leg.contact_date
FROM contact AS leg
JOIN contact AS other
  ON leg.organisation = other.organisation AND leg.customer_id = other.customer_id
    AND leg.conversation_id = other.conversation_id AND leg.contact_id <> other.contact_id
WHERE other.handling_seconds IS NOT NULL AND leg.started > other.started AND leg.started < other.ended
  AND (leg.ended < other.ended OR other.is_ended_by_customer);

CREATE TEMP TABLE customer_leg AS
FROM contact ANTI JOIN consultation USING (organisation, contact_id, contact_date)
WHERE customer_id IS NOT NULL;

-- Repeats count on the leg on which the customer was last spoken to, if on any.
CREATE TEMP TABLE conversation AS
SELECT
  organisation, customer_id, conversation_id,
  min(started) AS began,
  max(ended) AS over,
  coalesce(
    arg_max(contact_id, (ended, leg, started)) FILTER (handling_seconds IS NOT NULL),
    arg_max(contact_id, (ended, leg, started))) AS last_spoken,
  arg_min(is_inbound, (leg, started)) AS is_customers_own,
  arg_min(is_outbound, (leg, started)) AS is_organisations_own
FROM customer_leg
GROUP BY ALL;

-- Since when a customer had come to a service in a conversation.
CREATE TEMP TABLE visit AS
SELECT
  organisation, customer_id, conversation_id, service, began, over, is_customers_own, is_organisations_own,
  min(started) AS came
FROM customer_leg JOIN conversation USING (organisation, customer_id, conversation_id)
GROUP BY ALL;

-- The next conversation that the customer began on any service of one.
CREATE TEMP TABLE followed AS
SELECT conversation.organisation, conversation.customer_id, conversation.conversation_id,
  min(later.began) - any_value(conversation.over) AS gap
FROM conversation
JOIN visit USING (organisation, customer_id, conversation_id)
JOIN visit AS later
  ON later.organisation = visit.organisation AND later.customer_id = visit.customer_id
    AND later.service = visit.service AND later.conversation_id <> visit.conversation_id
WHERE later.is_customers_own AND later.began >= conversation.over AND later.began <= conversation.over + 168 * 3600
GROUP BY ALL;

-- Of each visit, when the customer had last been in touch on its service: up to the end of another conversation, or
-- since the beginning of one that was still open.
CREATE TEMP TABLE preceded AS
SELECT visit.organisation, visit.customer_id, visit.conversation_id, visit.came
FROM visit
JOIN visit AS earlier
  ON earlier.organisation = visit.organisation AND earlier.customer_id = visit.customer_id
    AND earlier.service = visit.service AND earlier.conversation_id <> visit.conversation_id
WHERE NOT earlier.is_organisations_own AND earlier.began < visit.began
  AND if(earlier.over <= visit.began, earlier.over, earlier.began) >= visit.began - 30 * 86400;

CREATE TEMP TABLE contact_outcome AS
WITH seen AS (
  SELECT
    contact.*, gap, is_organisations_own, last_spoken,
    EXISTS (
      FROM preceded
      WHERE preceded.organisation = contact.organisation AND preceded.customer_id = contact.customer_id
        AND preceded.conversation_id = contact.conversation_id AND preceded.came <= contact.started) AS is_preceded
  FROM contact
  LEFT JOIN conversation USING (organisation, customer_id, conversation_id)
  LEFT JOIN followed USING (organisation, customer_id, conversation_id)
  WHERE contact_date BETWEEN DATE '${from}' AND DATE '${to}'
)
SELECT
  contact_date, organisation, contact_id, service, channel, situation_type, handling_seconds,
  agent_id, is_new_agent, started,
  customer_id IS NOT NULL AND contact_id = last_spoken AND NOT is_organisations_own AS is_told,
  is_told AND handling_seconds IS NOT NULL AS is_counted,
  CASE WHEN is_told THEN gap END AS seconds_to_repeat,
  CASE WHEN is_counted THEN seconds_to_repeat IS NOT NULL END AS has_repeat,
  CASE WHEN is_counted THEN coalesce(seconds_to_repeat <= 3600, false) END AS has_early_repeat,
  CASE WHEN customer_id IS NOT NULL THEN is_preceded END AS has_prior_contact
FROM seen;
