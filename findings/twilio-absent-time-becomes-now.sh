#!/usr/bin/env bash
# twilio 6.3.1 (npm), Node 20.
# The SDK turns the JSON of a call into an object with dates. A call that still runs has no end.
# Expected (guess): an end_time of null and an end_time that is not in the JSON both give no end (null or undefined).
# Seen: null stays null; where the key is absent, endTime is the moment at which the object was made. A record that
#   was cut down to a few fields, or comes from a version without the field, gets an end that looks like any other, and
#   a duration that grows with every reading.
# Output seen (T is the time of the run):
#   end_time null:   endTime null
#   end_time absent: endTime T, 0 s from now
# Ends with 0 while it is so, with 1 once an absent time is absent.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . twilio@6.3.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { CallInstance } = require('twilio/lib/rest/api/v2010/account/call');
const call = { sid: 'CA00', status: 'in-progress', start_time: 'Mon, 02 Mar 2026 08:00:05 +0000' };
const end = json => new CallInstance({}, json, 'AC00', 'CA00').endTime;
const withNull = end({ ...call, end_time: null }), absent = end(call);
const now = absent instanceof Date && Math.abs(Date.now() - absent) < 60000;
console.log(`end_time null:   endTime ${withNull}`);
console.log(`end_time absent: endTime ${absent instanceof Date ? absent.toISOString() : absent}`
    + (now ? `, ${Math.round((Date.now() - absent) / 1000)} s from now` : ''));
process.exit(withNull === null && now ? 0 : 1);
JS
node run.cjs
