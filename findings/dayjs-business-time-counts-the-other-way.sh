#!/usr/bin/env bash
# dayjs-business-time 1.0.4 with dayjs 1.11.23 (npm), Node 20.
# How long a case lay, in hours and in opening hours: the plugin adds businessHoursDiff and its kin to dayjs.
# Expected (guess): later.businessHoursDiff(earlier) has the sign of later.diff(earlier): positive.
# Seen: the opposite sign. dayjs counts "this minus that", its plugin "from this to that". Replacing diff by the
#   plugin's method turns every duration into a negative one, and a filter for "> 0" leaves none.
# Output seen:
#   diff in hours:           2
#   business hours:          -2
#   business minutes:        -120
# Ends with 0 while it is so, with 1 once the signs agree.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . dayjs@1.11.23 dayjs-business-time@1.0.4 > npm.log 2>&1 \
    || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const dayjs = require('dayjs');
dayjs.extend(require('dayjs-business-time'));
const came = dayjs('2026-03-10 10:00:00'), done = dayjs('2026-03-10 12:00:00');
const plain = done.diff(came, 'hour'), hours = done.businessHoursDiff(came), minutes = done.businessMinutesDiff(came);
console.log(`diff in hours:           ${plain}`);
console.log(`business hours:          ${hours}`);
console.log(`business minutes:        ${minutes}`);
process.exit(plain === 2 && hours === -2 && minutes === -120 ? 0 : 1);
JS
node run.cjs
