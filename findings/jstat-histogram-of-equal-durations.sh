#!/usr/bin/env bash
# jstat 1.9.6 (npm), Node 20.
# A histogram of three calls that all lasted 180 seconds.
# Expected (guess): one bin with 3 calls, the others 0.
# Seen: the bins have a width of 0, so every call goes to bin number "NaN", a property beside the array. The bins sum to
#   0: all calls are gone for whoever adds them up.
# Output seen:
#   bins 0,0,0,0 (sum 0), property NaN = NaN
# Ends with 0 while it is so, with 1 once the bins hold the three calls.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . jstat@1.9.6 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { jStat } = require('jstat');
const bins = jStat.histogram([180, 180, 180]);
const sum = bins.reduce((a, b) => a + b, 0);
console.log(`bins ${bins} (sum ${sum}), property NaN = ${bins['NaN']}`);
process.exit(sum === 0 && 'NaN' in bins ? 0 : 1);
JS
node run.cjs
