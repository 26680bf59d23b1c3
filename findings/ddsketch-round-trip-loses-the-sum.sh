#!/usr/bin/env bash
# @datadog/sketches-js 2.1.1 with protobufjs 7.6.6 (npm), Node 20.
# A sketch of handling times is stored as protobuf bytes and read again, to be merged into the day's sketch.
# Expected (guess): what is read equals what was stored: sum 320, minimum 20, maximum 300.
# Seen: only count and quantiles come back. The sum is 0, the minimum Infinity, the maximum -Infinity, so the mean
#   handling time of a stored hour is 0 s. Merging makes it worse: the day's sum silently lacks that hour, its count
#   has it.
# Output seen:
#   stored: count 2, sum 320, min 20, max 300
#   read:   count 2, sum 0, min Infinity, max -Infinity
#   60 s merged with the read one: count 3, sum 60, mean 20
# Ends with 0 while it is so, with 1 once the sum comes back.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . @datadog/sketches-js@2.1.1 protobufjs@7.6.6 > npm.log 2>&1 \
    || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { DDSketch } = require('@datadog/sketches-js');
const say = (name, s) => console.log(`${name} count ${s.count}, sum ${s.sum}, min ${s.min}, max ${s.max}`);
const hour = new DDSketch({ relativeAccuracy: 0.01 });
hour.accept(20); hour.accept(300);
say('stored:', hour);
const read = DDSketch.fromProto(hour.toProto());
say('read:  ', read);
const day = new DDSketch({ relativeAccuracy: 0.01 });
day.accept(60); day.merge(read);
console.log(`60 s merged with the read one: count ${day.count}, sum ${day.sum}, mean ${day.sum / day.count}`);
process.exit(read.count === 2 && read.sum === 0 && read.min === Infinity && day.sum === 60 ? 0 : 1);
JS
node run.cjs
