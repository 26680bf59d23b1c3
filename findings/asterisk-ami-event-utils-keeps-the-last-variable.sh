#!/usr/bin/env bash
# asterisk-ami-event-utils 2.0.2 and asterisk-manager 0.2.0 (npm), Node 20.
# With channelvars in manager.conf Asterisk adds a ChanVariable line for each variable of the channel to every event:
# the case number and the customer number of a call, say.
# Expected (guess): both parsers give all variables, in a list or by name.
# Seen: for asterisk-ami-event-utils (which asterisk-ami-client and asterisk-ami-events-stream use) a line is a
#   property, and the later of two takes the place of the earlier: the customer number is lost, and which variable is
#   kept depends on the order in manager.conf. asterisk-manager has both, under names in lower case.
# Output seen:
#   asterisk-ami-event-utils: CASE_ID=77
#   asterisk-manager:         CUSTOMER_ID=00042 CASE_ID=77
# Ends with 0 while it is so, with 1 once both are kept.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . asterisk-ami-event-utils@2.0.2 asterisk-manager@0.2.0 \
    > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const net = require('net');
const utils = require('asterisk-ami-event-utils'), Manager = require('asterisk-manager');
const event = ['Event: QueueCallerJoin', 'Channel: PJSIP/trunk-00000012', 'Queue: support',
  'ChanVariable: CUSTOMER_ID=00042', 'ChanVariable: CASE_ID=77', '', ''].join('\r\n');
const one = String(utils.toObject(event).ChanVariable);
const server = net.createServer(socket => {
  socket.on('data', () => {});
  socket.write('Asterisk Call Manager/9.0.0\r\n');
  setTimeout(() => socket.write(event), 200);
});
server.listen(0, '127.0.0.1', () => {
  const manager = new Manager(server.address().port, '127.0.0.1', 'somebody', 'none', true);
  manager.on('managerevent', seen => {
    const other = Object.entries(seen.chanvariable || {}).map(([name, value]) => `${name}=${value}`).join(' ');
    console.log(`asterisk-ami-event-utils: ${one}`);
    console.log(`asterisk-manager:         ${other}`);
    process.exit(one === 'CASE_ID=77' && other === 'CUSTOMER_ID=00042 CASE_ID=77' ? 0 : 1);
  });
  setTimeout(() => process.exit(1), 5000);
});
JS
node run.cjs
