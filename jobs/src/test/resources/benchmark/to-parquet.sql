-- All columns, a folder a day, so that a date is found without reading the others.
COPY (SELECT * FROM raw) TO '${output}' (FORMAT parquet, PARTITION_BY (day), OVERWRITE);
