select * from {{ source('contretemps', 'kpi_two_logics') }}
