#!/usr/bin/env bash
# twilio 6.3.1 (npm), Node 20.
# How a call ended, in the three views that one SDK has of it: the call itself, its summary in Voice Insights, and the
# participant of a conference in Voice Insights.
# Expected (guess): one vocabulary; perhaps the summaries lack a value or two.
# Seen: of the call's outcomes only busy, canceled and completed are spelt alike. "no-answer" is "noanswer", "failed" is
#   "fail", and "undialed" exists in the call summary alone. A join of calls and summaries by status loses just the
#   calls that nobody answered or that failed.
# Output seen:
#   call                   busy canceled completed failed in-progress no-answer queued ringing
#   call summary           answered busy canceled completed fail noanswer ringing undialed
#   conference participant answered busy canceled completed fail noanswer ringing
#   in all three           busy canceled completed ringing
# Ends with 0 while it is so, with 1 once the spellings agree.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . twilio@6.3.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const fs = require('fs');
const values = (file, type) => {
  const text = fs.readFileSync(`node_modules/twilio/lib/rest/${file}.d.ts`, 'utf8');
  return text.match(new RegExp(`type ${type} = ([^;]+);`))[1].match(/"[^"]+"/g).map(v => v.slice(1, -1)).sort();
};
const call = values('api/v2010/account/call', 'CallStatus');
const summary = values('insights/v1/callSummaries', 'CallSummariesCallState');
const participant = values('insights/v1/conference/conferenceParticipant', 'ConferenceParticipantCallStatus');
const all = call.filter(v => summary.includes(v) && participant.includes(v));
console.log(`call                   ${call.join(' ')}`);
console.log(`call summary           ${summary.join(' ')}`);
console.log(`conference participant ${participant.join(' ')}`);
console.log(`in all three           ${all.join(' ')}`);
process.exit(all.join(' ') === 'busy canceled completed ringing' ? 0 : 1);
JS
node run.cjs
