#!/usr/bin/env bash
# parquet-wasm 0.8.0, apache-arrow 21.2.0 and @duckdb/node-api 1.5.6-r.1 (npm), Node 20.
# DuckDB writes a retention period of 1 month, 2 days and 3.5 seconds as a Parquet INTERVAL (months, days,
# milliseconds).
# Expected (guess): parquet-wasm reads an Arrow interval of months, days and nanoseconds, or refuses the type.
# Seen: it reads an interval of days and milliseconds. The month is gone without a word; an interval of 14 months is
#   read as nothing at all.
# Output seen:
#   1 month 2 days 3.5 seconds: Interval<DAY_TIME> 2 days 3500 ms
#   14 months: Interval<DAY_TIME> 0 days 0 ms
#   DuckDB reads the same file: 1 month 2 days 3500 ms, 14 months
# Ends with 0 while it is so, with 1 once the months arrive or the type is refused.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . \
    parquet-wasm@0.8.0 apache-arrow@21.2.0 @duckdb/node-api@1.5.6-r.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import fs from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import parquet from 'parquet-wasm/node';
import { tableFromIPC } from 'apache-arrow';
const db = await (await DuckDBInstance.create()).connect();
await db.run(`COPY (SELECT INTERVAL '1 month 2 days 3.5 seconds' AS mixed, INTERVAL '14 months' AS months)
              TO 'i.parquet' (FORMAT parquet)`);
const table = tableFromIPC(parquet.readParquet(new Uint8Array(fs.readFileSync('i.parquet'))).intoIPCStream());
const read = name => {
  const column = table.getChild(name), v = column.get(0);
  return `${column.type} ${v[0]} days ${v[1]} ms`;
};
const mixed = read('mixed'), months = read('months');
console.log(`1 month 2 days 3.5 seconds: ${mixed}`);
console.log(`14 months: ${months}`);
const row = (await db.runAndReadAll("SELECT * FROM 'i.parquet'")).getRows()[0];
console.log(`DuckDB reads the same file: ${row[0].months} month ${row[0].days} days ${Number(row[0].micros) / 1000} ms, `
    + `${row[1].months} months`);
process.exit(mixed.endsWith(' 2 days 3500 ms') && months.endsWith(' 0 days 0 ms') ? 0 : 1);
JS
node run.mjs
