select * from {{ source('contretemps', 'kpi_contact_centre') }}
