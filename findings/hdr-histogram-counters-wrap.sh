#!/usr/bin/env bash
# hdr-histogram-js 3.0.1 (npm), Node 20.
# A busy month: 70,000 callers waited 30 s. Counters of 16 bits were chosen to save memory.
# Expected (guess): an error or a wider counter once 65,535 is passed.
# Seen: the counter starts again at 0, while totalCount goes on. The median of a histogram that holds nothing but 30
#   is 0. The documentation offers 8 and 16 bits and names no bound on the counts.
# Output seen:
#   16 bits: total 70000, counted at 30 s 4464, median 0
#   32 bits: total 70000, counted at 30 s 70000, median 30
# Ends with 0 while it is so, with 1 once the counts agree or it complains.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . hdr-histogram-js@3.0.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { build } = require('hdr-histogram-js');
const say = bits => {
  const h = build({ bitBucketSize: bits });
  for (let i = 0; i < 70000; i++) h.recordValue(30);
  const got = [h.totalCount, h.getCountAtIndex(30), h.getValueAtPercentile(50)];
  console.log(`${bits} bits: total ${got[0]}, counted at 30 s ${got[1]}, median ${got[2]}`);
  return String(got);
};
const narrow = say(16), wide = say(32);
process.exit(narrow === '70000,4464,0' && wide === '70000,70000,30' ? 0 : 1);
JS
node run.cjs
