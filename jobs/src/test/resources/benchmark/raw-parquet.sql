-- The same contacts from the files that to-parquet.sql wrote.
CREATE TEMP VIEW raw AS
SELECT *
FROM read_parquet('${input}/*/*.parquet', hive_partitioning = true, hive_types = {'day': DATE})
WHERE day BETWEEN DATE '${look-back}' AND DATE '${night}';
