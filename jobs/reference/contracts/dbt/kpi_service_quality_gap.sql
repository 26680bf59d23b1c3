select * from {{ source('contretemps', 'kpi_service_quality_gap') }}
