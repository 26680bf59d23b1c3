#!/usr/bin/env bash
# jstat 1.9.6 (npm), Node 20.
# How unusual is it that 150 calls or fewer arrive in an hour for which 150 are forecast? A Poisson question.
# Expected (guess): P(X <= 150 | 150) = 0.5217, as for every other mean a little above one half.
# Seen: up to a mean of 143 all is well. From 144 on powers and factorials are taken as they are, overflow, and the
#   "probability" is Infinity; from 171 on it is NaN. No error, no note in the documentation.
# Output seen:
#   mean 143: P(X = mean) = 0.0333, P(X <= mean) = 0.5222
#   mean 150: P(X = mean) = Infinity, P(X <= mean) = Infinity
#   mean 200: P(X = mean) = NaN, P(X <= mean) = NaN
# Ends with 0 while it is so, with 1 once the probabilities are numbers.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . jstat@1.9.6 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { jStat } = require('jstat');
const short = p => Number.isFinite(p) ? p.toFixed(4) : String(p);
const at = mean => {
  const point = jStat.poisson.pdf(mean, mean), upTo = jStat.poisson.cdf(mean, mean);
  console.log(`mean ${mean}: P(X = mean) = ${short(point)}, P(X <= mean) = ${short(upTo)}`);
  return upTo;
};
const fine = Math.abs(at(143) - 0.5222) < 1e-4, infinite = at(150) === Infinity, nan = Number.isNaN(at(200));
process.exit(fine && infinite && nan ? 0 : 1);
JS
node run.cjs
