-- Amazon Connect contact records into Parquet, a folder a day, as the mapping of that name reads them. Less than the
-- other side does: no record is judged or kept aside, nobody becomes a pseudonym, no earlier delivery is looked for.
SET TimeZone = 'UTC';
CREATE TEMP VIEW raw AS
SELECT *
FROM read_json(
  '${input}/amazon-connect/*/part-*', format = 'newline_delimited',
  columns = {
    'ContactId': 'VARCHAR', 'InitialContactId': 'VARCHAR', 'PreviousContactId': 'VARCHAR', 'NextContactId': 'VARCHAR',
    'Channel': 'VARCHAR', 'InitiationMethod': 'VARCHAR', 'InitiationTimestamp': 'TIMESTAMPTZ',
    'ConnectedToSystemTimestamp': 'VARCHAR', 'DisconnectTimestamp': 'TIMESTAMPTZ', 'DisconnectReason': 'VARCHAR',
    'LastUpdateTimestamp': 'TIMESTAMPTZ',
    'Agent': 'STRUCT(ARN VARCHAR, ConnectedToAgentTimestamp VARCHAR, AgentInteractionDuration INTEGER, CustomerHoldDuration INTEGER, AfterContactWorkDuration INTEGER, RoutingProfile STRUCT("Name" VARCHAR), HierarchyGroups STRUCT(Level1 STRUCT(GroupName VARCHAR)))',
    'Queue': 'STRUCT("Name" VARCHAR, EnqueueTimestamp VARCHAR, Duration INTEGER)',
    'TransferCompletedTimestamp': 'VARCHAR',
    'CustomerEndpoint': 'STRUCT(Address VARCHAR)', 'TransferredToEndpoint': 'STRUCT(Address VARCHAR)',
    'Attributes': 'MAP(VARCHAR, VARCHAR)'
  });
COPY (
  SELECT
    'contact-centre' AS organisation, ContactId AS contact_id, coalesce(InitialContactId, ContactId) AS conversation_id,
    CASE WHEN PreviousContactId IS NULL THEN 1
      WHEN InitialContactId IS NULL OR PreviousContactId = InitialContactId THEN 2 ELSE 3 END AS leg,
    Attributes['case_id'] AS case_id, coalesce(Attributes['service'], Queue."Name", 'without queue') AS service,
    CAST(Attributes['services_involved'] AS INTEGER) AS services_involved, Attributes['customer_kind'] AS customer_kind,
    CAST(Attributes['is_third_party'] AS BOOLEAN) AS is_third_party, Attributes['territory'] AS territory,
    string_split(Attributes['objectives'], '|') AS objectives,
    CAST(Attributes['rule_changed_recently'] AS BOOLEAN) AS rule_changed_recently,
    CAST(Attributes['documents_involved'] AS INTEGER) AS documents_involved,
    CAST(Attributes['resolved'] AS BOOLEAN) AS resolved,
    CASE WHEN Channel = 'VOICE' THEN 'PHONE' ELSE Channel END AS channel,
    CASE WHEN InitiationMethod = 'CALLBACK' THEN 'CALLBACK'
      WHEN InitiationMethod IN ('OUTBOUND', 'EXTERNAL_OUTBOUND', 'AGENT_REPLY') THEN 'OUTBOUND'
      WHEN InitiationMethod = 'API' AND Channel = 'VOICE' THEN 'OUTBOUND' ELSE 'INBOUND' END AS direction,
    coalesce(Agent.HierarchyGroups.Level1.GroupName, Agent.RoutingProfile."Name") AS team,
    Agent.ARN AS agent_id, CAST(Attributes['agent_experience_days'] AS INTEGER) AS agent_experience_days,
    coalesce(Attributes['customer_id'], CustomerEndpoint.Address) AS customer_id,
    InitiationTimestamp AS started_at, DisconnectTimestamp AS ended_at,
    Queue.Duration AS wait_seconds, Agent.AgentInteractionDuration AS talk_seconds,
    Agent.CustomerHoldDuration AS hold_seconds, Agent.AfterContactWorkDuration AS wrap_up_seconds,
    Agent.AgentInteractionDuration + coalesce(Agent.CustomerHoldDuration, 0)
      + coalesce(Agent.AfterContactWorkDuration, 0) AS handling_seconds,
    InitiationMethod = 'TRANSFER' AS received_by_transfer,
    CASE WHEN Agent.ConnectedToAgentTimestamp IS NULL THEN NULL
      WHEN TransferredToEndpoint.Address IS NOT NULL THEN 'outside'
      WHEN TransferCompletedTimestamp IS NOT NULL THEN 'next contact' END AS transferred_to,
    CASE WHEN DisconnectReason = 'CUSTOMER_DISCONNECT' THEN 'CUSTOMER'
      WHEN DisconnectReason IN ('AGENT_DISCONNECT', 'AGENT_COMPLETED') THEN 'AGENT'
      WHEN DisconnectReason IN ('THIRD_PARTY_DISCONNECT', 'BARGED', 'TRANSFERRED', 'OTHER') THEN NULL
      WHEN DisconnectReason IS NOT NULL THEN 'SYSTEM' END AS ended_by,
    Agent.ConnectedToAgentTimestamp IS NULL AND Queue.EnqueueTimestamp IS NOT NULL AND NextContactId IS NULL
      AND coalesce(DisconnectReason, 'CUSTOMER_DISCONNECT') = 'CUSTOMER_DISCONNECT' AS abandoned,
    LastUpdateTimestamp AS last_updated_at,
    CAST(timezone('Europe/Paris', InitiationTimestamp) AS DATE) AS contact_date
  FROM raw
  WHERE DisconnectTimestamp IS NOT NULL AND Channel <> 'TASK' AND InitiationMethod <> 'MONITOR'
    AND NOT (InitiationMethod IN ('OUTBOUND', 'EXTERNAL_OUTBOUND', 'CALLBACK') AND ConnectedToSystemTimestamp IS NULL)
    AND NOT (Agent IS NULL AND Queue.EnqueueTimestamp IS NULL)
) TO '${output}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (contact_date), OVERWRITE);
