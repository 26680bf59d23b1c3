#!/usr/bin/env bash
# amazon-connect-streams 2.28.2 and @aws-sdk/client-connect 3.1136.0 (npm), Node 20.
# Two libraries of one vendor for one service: how a contact was initiated, and by which channel.
# Expected (guess): the same values; at most upper and lower case differ.
# Seen: the agent's side (Streams) knows three initiation methods that the service's API does not know: a campaign's
#   preview and two kinds of "customer first" callback. A reader that takes the API's list as complete would refuse
#   them. And Streams has EMAIL among its contact types, but not among its channels.
# Output seen:
#   only in Streams: CALLBACK_CUSTOMER_FIRST_DIALED CALLBACK_CUSTOMER_FIRST_QUEUED CAMPAIGN_PREVIEW
#   only in the API: none
#   channels in Streams: CHAT TASK VOICE; in the API: CHAT EMAIL TASK VOICE
# Ends with 0 while it is so, with 1 once the lists agree.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . \
    amazon-connect-streams@2.28.2 @aws-sdk/client-connect@3.1136.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const fs = require('fs'), vm = require('vm');
// Streams is made for a browser: a window that does nothing is enough for its lists.
const nothing = () => ({});
const window = { console, setTimeout: nothing, setInterval: nothing, clearTimeout: nothing, clearInterval: nothing,
  addEventListener: nothing, postMessage: nothing, navigator: { userAgent: '' }, localStorage: {}, sessionStorage: {},
  location: { protocol: 'https:', href: 'https://example.invalid/' },
  document: { createElement: nothing, addEventListener: nothing } };
for (const name of ['window', 'self', 'global', 'globalThis', 'top', 'parent']) window[name] = window;
vm.runInContext(fs.readFileSync('node_modules/amazon-connect-streams/release/connect-streams.js', 'utf8'),
    vm.createContext(window));
const api = require('@aws-sdk/client-connect');
const upper = list => Object.values(list).map(v => v.toUpperCase()).sort();
const streams = upper(window.connect.ContactInitiationMethod), service = upper(api.ContactInitiationMethod);
const minus = (a, b) => a.filter(v => !b.includes(v)).join(' ') || 'none';
const channels = upper(window.connect.ChannelType).join(' ');
console.log(`only in Streams: ${minus(streams, service)}`);
console.log(`only in the API: ${minus(service, streams)}`);
console.log(`channels in Streams: ${channels}; in the API: ${upper(api.Channel).join(' ')}`);
process.exit(minus(streams, service) === 'CALLBACK_CUSTOMER_FIRST_DIALED CALLBACK_CUSTOMER_FIRST_QUEUED CAMPAIGN_PREVIEW'
    && channels === 'CHAT TASK VOICE' ? 0 : 1);
JS
node --no-warnings run.cjs
