#!/usr/bin/env bash
# tdigest 0.1.3 (npm), Node 20.
# Waiting times in whole seconds, as queue logs give them: 9,000 callers waited 20 s, 1,000 waited 600 s.
# Expected (guess): a t-digest is exact where all data are two values: the median is 20, the 80th percentile is 20, and
#   the share of callers who waited at most 20 s (p_rank, a service level) is 0.9.
# Seen: the two values become two centroids, and everything between their middles is a straight line. Nobody waited
#   78 s or 426 s, and the service level is half of what it was. Equal values count half below, half above. The mode
#   that is exact has to be asked for: new TDigest(false).
# Output seen:
#   digest:   median 78, 80th percentile 426, share up to 20 s 0.45
#   discrete: median 20, 80th percentile 20, share up to 20 s 0.9
# Ends with 0 while it is so, with 1 once the digest says 20.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . tdigest@0.1.3 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { TDigest } = require('tdigest');
const say = (name, digest) => {
  for (let i = 0; i < 10000; i++) digest.push((i * 7919) % 10000 < 9000 ? 20 : 600);
  digest.compress();
  const got = [digest.percentile(0.5), digest.percentile(0.8), digest.p_rank(20)].map(x => +x.toFixed(4));
  console.log(`${name} median ${got[0]}, 80th percentile ${got[1]}, share up to 20 s ${got[2]}`);
  return got;
};
const got = say('digest:  ', new TDigest());
say('discrete:', new TDigest(false));
process.exit(String(got) === '78,426,0.45' ? 0 : 1);
JS
node run.cjs
