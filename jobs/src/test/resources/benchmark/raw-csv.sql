-- The landed contacts of the dates that the window looks at, read as they were delivered.
CREATE TEMP VIEW raw AS
SELECT *
FROM read_csv(
  '${input}/contacts/*/*.csv',
  auto_detect = false, header = true, delim = ',', quote = '"', nullstr = '',
  hive_partitioning = true, hive_types = {'day': DATE},
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
  })
WHERE day BETWEEN DATE '${look-back}' AND DATE '${night}';
