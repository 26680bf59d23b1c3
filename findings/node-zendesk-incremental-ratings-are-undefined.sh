#!/usr/bin/env bash
# node-zendesk 6.0.1 (npm), Node 20.
# The satisfaction ratings since a time, from a server on loopback that has two.
# Expected (guess): satisfactionratings.incremental(time) gives what list() gives, of those since then.
# Seen: it resolves to undefined, before the server was asked or has answered: the method does not return its request.
#   A survey import that reads "ratings ?? []" is empty every night, without an error.
# Output seen:
#   list():        2 ratings
#   incremental(): undefined
# Ends with 0 while it is so, with 1 once ratings arrive.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . node-zendesk@6.0.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const http = require('http');
const { createClient } = require('node-zendesk');
const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ satisfaction_ratings: [{ id: 1, score: 'good' }, { id: 2, score: 'bad' }],
    count: 2, next_page: null }));
});
server.listen(0, '127.0.0.1', async () => {
  const client = createClient({ username: 'somebody', token: 'none', apiType: ['core'],
    endpointUri: `http://127.0.0.1:${server.address().port}/api/v2` });
  const listed = await client.satisfactionratings.list();
  const since = await client.satisfactionratings.incremental(1);
  console.log(`list():        ${listed.length} ratings`);
  console.log(`incremental(): ${since === undefined ? 'undefined' : JSON.stringify(since)}`);
  setTimeout(() => process.exit(listed.length === 2 && since === undefined ? 0 : 1), 200);
});
JS
node run.cjs
