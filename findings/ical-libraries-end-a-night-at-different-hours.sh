#!/usr/bin/env bash
# ical.js 2.2.1 and node-ical 0.27.2 (npm), Node 20.
# A roster: the night shift in Paris from 22:00 to 06:00, repeated daily, over the night on which summer time begins.
# Expected (guess): both libraries give the same shift for that night; at most the way to ask differs.
# Seen: for ical.js the shift ends at 06:00 and has 7 hours, for node-ical it has 8 hours and ends at 07:00, an hour
#   after the day shift began. (RFC 5545, 3.8.5.3, says that the exact duration applies to every repetition.) Staff
#   counted by the one and hours paid by the other differ by an hour for everybody on that shift.
# Output seen:
#   ical.js:   2026-03-28T21:00:00.000Z to 2026-03-29T04:00:00.000Z, 7 h
#   node-ical: 2026-03-28T21:00:00.000Z to 2026-03-29T05:00:00.000Z, 8 h
# Ends with 0 while it is so, with 1 once they agree.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . ical.js@2.2.1 node-ical@0.27.2 > npm.log 2>&1 \
    || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import ICAL from 'ical.js';
import ical from 'node-ical';
const roster = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:roster', 'BEGIN:VTIMEZONE', 'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT', 'BEGIN:STANDARD', 'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100', 'DTSTART:19701025T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
  'END:VTIMEZONE', 'BEGIN:VEVENT', 'UID:night', 'DTSTAMP:20260301T000000Z',
  'DTSTART;TZID=Europe/Paris:20260327T220000', 'DTEND;TZID=Europe/Paris:20260328T060000', 'RRULE:FREQ=DAILY;COUNT=3',
  'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
const calendar = new ICAL.Component(ICAL.parse(roster));
ICAL.TimezoneService.register(calendar.getFirstSubcomponent('vtimezone'));
const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')), times = event.iterator();
times.next();
const second = event.getOccurrenceDetails(times.next());
const one = [second.startDate.toJSDate(), second.endDate.toJSDate()];
const parsed = Object.values(ical.sync.parseICS(roster)).find(entry => entry.type === 'VEVENT');
const other = ical.expandRecurringEvent(parsed, { from: new Date('2026-03-27T00:00:00Z'),
  to: new Date('2026-03-31T00:00:00Z') })[1];
const hours = (start, end) => (end - start) / 3600000;
const say = (name, start, end) => console.log(
  `${name.padEnd(10)} ${start.toISOString()} to ${end.toISOString()}, ${hours(start, end)} h`);
say('ical.js:', one[0], one[1]);
say('node-ical:', other.start, other.end);
process.exit(hours(one[0], one[1]) === 7 && hours(other.start, other.end) === 8 ? 0 : 1);
JS
node run.mjs
