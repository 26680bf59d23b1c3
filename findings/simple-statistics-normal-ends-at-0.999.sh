#!/usr/bin/env bash
# simple-statistics 7.12.1 (npm), Node 20.
# The p-value of a difference of four and of six standard errors between two teams.
# Expected (guess): cumulativeStdNormalProbability is a table with four digits, so 1.0000 for both: p is 0.
# Seen: the table ends at z = 3.09 and its last value, 0.999, stands for everything beyond. No one-sided p-value is
#   below 0.001, so a threshold of 0.0005 (or a Bonferroni bound of many teams) is never met, however large z is.
# Output seen:
#   z = 3: 0.9987, z = 4: 0.999, z = 6: 0.999; by errorFunction z = 4: 0.999968
# Ends with 0 while it is so, with 1 once larger z give larger probabilities.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . simple-statistics@7.12.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const ss = require('simple-statistics');
const p = [3, 4, 6].map(ss.cumulativeStdNormalProbability);
const erf = 0.5 + 0.5 * ss.errorFunction(4 / Math.sqrt(2));
console.log(`z = 3: ${p[0]}, z = 4: ${p[1]}, z = 6: ${p[2]}; by errorFunction z = 4: ${erf.toFixed(6)}`);
process.exit(p[1] === 0.999 && p[2] === 0.999 ? 0 : 1);
JS
node run.cjs
