-- How many contacts either side has, and on how many of them one differs from the other; both must be one version.
WITH ours AS (
  SELECT contact_id, contact_date, handling_seconds, wait_seconds, abandoned, direction, service, epoch(started_at) AS at
  FROM read_parquet('${ours}/contact_date=*/*.parquet', hive_partitioning = true)
), theirs AS (
  SELECT contact_id, contact_date, handling_seconds, wait_seconds, abandoned, direction, service, epoch(started_at) AS at
  FROM read_parquet('${theirs}/contact_date=*/*.parquet', hive_partitioning = true)
)
SELECT
  (SELECT count(*) FROM ours),
  (SELECT count(*) FROM theirs),
  (SELECT count(*) FROM (SELECT * FROM ours EXCEPT ALL SELECT * FROM theirs))
    + (SELECT count(*) FROM (SELECT * FROM theirs EXCEPT ALL SELECT * FROM ours));
