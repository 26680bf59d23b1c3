#!/usr/bin/env bash
# hdr-histogram-js 3.0.1 (npm), Node 20.
# Two calls of 3,600 s each, recorded with two significant digits.
# Expected (guess): mean 3600, median 3600, maximum 3600; at worst all three rounded alike.
# Seen: each figure takes another end of the same bucket. The maximum is its floor, the mean its middle, the median its
#   ceiling: the mean and the median lie above the maximum.
# Output seen:
#   max 3600, mean 3608, median 3615
# Ends with 0 while it is so, with 1 once the mean is within the data.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . hdr-histogram-js@3.0.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const h = require('hdr-histogram-js').build({ numberOfSignificantValueDigits: 2 });
h.recordValue(3600); h.recordValue(3600);
const median = h.getValueAtPercentile(50);
console.log(`max ${h.maxValue}, mean ${h.mean}, median ${median}`);
process.exit(h.mean > h.maxValue && median > h.mean ? 0 : 1);
JS
node run.cjs
