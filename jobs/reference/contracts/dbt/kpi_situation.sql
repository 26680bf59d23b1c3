select * from {{ source('contretemps', 'kpi_situation') }}
