select * from {{ source('contretemps', 'kpi_territorial_equity') }}
