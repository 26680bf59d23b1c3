-- Landed CSV contacts into Parquet, a folder a day. Less than the other side does: no record is judged or kept aside,
-- nobody becomes a pseudonym, no earlier delivery is looked for.
SET TimeZone = 'UTC';
CREATE TEMP VIEW raw AS
SELECT *
FROM read_csv(
  '${input}/contacts/*/part-*',
  auto_detect = false, header = true, delim = ',', quote = '"', nullstr = '', hive_partitioning = false,
  columns = {
    'contact_id': 'VARCHAR', 'conversation_id': 'VARCHAR', 'case_id': 'VARCHAR', 'leg': 'INTEGER',
    'organisation': 'VARCHAR', 'service': 'VARCHAR', 'services_involved': 'INTEGER', 'channel': 'VARCHAR',
    'direction': 'VARCHAR', 'team': 'VARCHAR', 'agent_id': 'VARCHAR', 'agent_experience_days': 'INTEGER',
    'customer_id': 'VARCHAR', 'customer_kind': 'VARCHAR', 'is_third_party': 'BOOLEAN', 'territory': 'VARCHAR',
    'started_at': 'TIMESTAMP', 'wait_seconds': 'INTEGER', 'talk_seconds': 'INTEGER', 'hold_seconds': 'INTEGER',
    'wrap_up_seconds': 'INTEGER', 'received_by_transfer': 'BOOLEAN', 'transferred_to': 'VARCHAR',
    'escalated': 'BOOLEAN', 'ended_by': 'VARCHAR', 'abandoned': 'BOOLEAN', 'objectives': 'VARCHAR',
    'rule_changed_recently': 'BOOLEAN', 'documents_involved': 'INTEGER', 'resolved': 'BOOLEAN',
    'file_complete': 'BOOLEAN', 'sale_agreed_at': 'TIMESTAMP', 'sale_signed_at': 'TIMESTAMP',
    'last_updated_at': 'TIMESTAMP'
  });
COPY (
  SELECT
    * EXCLUDE (started_at, objectives, sale_agreed_at, sale_signed_at, last_updated_at),
    timezone('Europe/Paris', started_at) AS started_at,
    timezone('Europe/Paris', started_at + to_seconds(
      wait_seconds + coalesce(talk_seconds, 0) + coalesce(hold_seconds, 0))) AS ended_at,
    talk_seconds + coalesce(hold_seconds, 0) + coalesce(wrap_up_seconds, 0) AS handling_seconds,
    string_split(objectives, '|') AS objectives,
    timezone('Europe/Paris', sale_agreed_at) AS sale_agreed_at,
    timezone('Europe/Paris', sale_signed_at) AS sale_signed_at,
    timezone('Europe/Paris', last_updated_at) AS last_updated_at,
    CAST(started_at AS DATE) AS contact_date
  FROM raw
) TO '${output}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (contact_date), OVERWRITE);
