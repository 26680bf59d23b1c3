#!/usr/bin/env bash
# @dsnp/parquetjs 1.8.9 and @duckdb/node-api 1.5.6-r.1 (npm), Node 20.
# A cost per call, DECIMAL(9,2), and the sum of the costs, which DuckDB makes a DECIMAL(38,2), in one Parquet file.
# Expected (guess): parquetjs reads both as numbers, the large one perhaps less exactly.
# Seen: the cost is the number 1.1. The sum is 16 raw bytes: the type is known to the reader, but from 19 digits on
#   (fixed-length bytes) it is not applied, with neither error nor warning. JSON.stringify then writes a list of bytes.
# Output seen:
#   cost: number 1.1
#   sum:  Buffer 0000000000000000000000000000014a (that is 330, for 3.30)
# Ends with 0 while it is so, with 1 once the sum is a number.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . \
    @dsnp/parquetjs@1.8.9 @duckdb/node-api@1.5.6-r.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { DuckDBInstance } = require('@duckdb/node-api');
const { ParquetReader } = require('@dsnp/parquetjs');
(async () => {
  const db = await (await DuckDBInstance.create()).connect();
  await db.run(`COPY (SELECT min(cost) AS cost, sum(cost) AS total FROM (VALUES (1.10::DECIMAL(9,2)), (2.20)) c(cost))
                TO 'c.parquet' (FORMAT parquet)`);
  const reader = await ParquetReader.openFile('c.parquet');
  const row = await reader.getCursor().next();
  await reader.close();
  console.log(`cost: ${typeof row.cost} ${row.cost}`);
  console.log(Buffer.isBuffer(row.total)
      ? `sum:  Buffer ${row.total.toString('hex')} (that is ${parseInt(row.total.toString('hex'), 16)}, for 3.30)`
      : `sum:  ${typeof row.total} ${row.total}`);
  process.exit(row.cost === 1.1 && Buffer.isBuffer(row.total) ? 0 : 1);
})();
JS
node run.cjs
