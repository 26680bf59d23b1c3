#!/usr/bin/env bash
# @aws-sdk/client-connect 3.1136.0 (npm), Node 20. No request leaves the machine: the reply is made here.
# An exported contact record has Queue.DequeueTimestamp, Queue.Duration, Agent.AgentInteractionDuration,
# Agent.CustomerHoldDuration, Agent.NumberOfHolds and Agent.LongestHoldDuration. DescribeContact of the same service
# should fill gaps in the export.
# Expected (guess): the SDK's Contact has the same figures, under other names at most.
# Seen: a hold duration is there (AgentInitiatedHoldDuration), the others are not. QueueInfo is Id and
#   EnqueueTimestamp, nothing else: when a contact left its queue otherwise than to an agent cannot be had this way, nor
#   how often it was on hold. What the model does not name is left out of the object even when the reply has it.
# Output seen:
#   QueueInfo: Id EnqueueTimestamp
#   kept of the reply: QueueInfo EnqueueTimestamp, AgentInfo AfterContactWorkDuration
# Ends with 0 while it is so, with 1 once a figure is kept.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . @aws-sdk/client-connect@3.1136.0 > npm.log 2>&1 \
    || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { ConnectClient, DescribeContactCommand, QueueInfo$ } = require('@aws-sdk/client-connect');
const reply = { Contact: {
  QueueInfo: { EnqueueTimestamp: 1772438400, DequeueTimestamp: 1772438425, Duration: 25 },
  AgentInfo: { AfterContactWorkDuration: 30, AgentInteractionDuration: 200, CustomerHoldDuration: 15, NumberOfHolds: 1,
               LongestHoldDuration: 15 } } };
const client = new ConnectClient({ region: 'eu-central-1', credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  requestHandler: { async handle() {
    return { response: { statusCode: 200, headers: { 'content-type': 'application/json' },
                         body: Buffer.from(JSON.stringify(reply)) } };
  } } });
(async () => {
  const { Contact } = await client.send(new DescribeContactCommand({ InstanceId: 'i', ContactId: 'c' }));
  const kept = `QueueInfo ${Object.keys(Contact.QueueInfo)}, AgentInfo ${Object.keys(Contact.AgentInfo)}`;
  console.log(`QueueInfo: ${QueueInfo$[4].join(' ')}`);
  console.log(`kept of the reply: ${kept}`);
  process.exit(kept === 'QueueInfo EnqueueTimestamp, AgentInfo AfterContactWorkDuration' ? 0 : 1);
})();
JS
node --no-warnings run.cjs
