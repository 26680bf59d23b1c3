select * from {{ source('contretemps', 'kpi_team') }}
