#!/usr/bin/env bash
# jstat 1.9.6 (npm), Node 20.
# The 95th percentile of four waiting times: 5, 10, 20 and 300 seconds.
# Expected (guess): the documentation's own example interpolates ([1, 2, 3, 4] at 0.3 is 1.9), so 0.95 lies between the
#   last two values: 20 + 0.85 * 280 = 258.
# Seen: between the last two values nothing is interpolated. From 0.67 up to just below 1 the answer is 20, at 1 it is
#   300: of n values, the longest wait has no effect on any percentile below 1. Of 10 values even the 99th is the ninth.
#   jStat.quantiles, of the same library, says 300 for the 95th.
# Output seen:
#   percentile 0.50 = 15, 0.75 = 20, 0.95 = 20, 0.99 = 20, 1.00 = 300
#   quantiles  0.95 = 300
# Ends with 0 while it is so, with 1 once the last gap is interpolated.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . jstat@1.9.6 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { jStat } = require('jstat');
const waits = [5, 10, 20, 300];
const got = [0.5, 0.75, 0.95, 0.99, 1].map(k => jStat.percentile(waits, k));
const other = jStat.quantiles(waits, [0.95])[0];
console.log(`percentile 0.50 = ${got[0]}, 0.75 = ${got[1]}, 0.95 = ${got[2]}, 0.99 = ${got[3]}, 1.00 = ${got[4]}`);
console.log(`quantiles  0.95 = ${other}`);
process.exit(String(got) === '15,20,20,20,300' && other === 300 ? 0 : 1);
JS
node run.cjs
