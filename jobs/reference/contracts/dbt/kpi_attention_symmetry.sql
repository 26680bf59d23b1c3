select * from {{ source('contretemps', 'kpi_attention_symmetry') }}
