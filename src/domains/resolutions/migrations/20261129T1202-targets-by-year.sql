-- A resolution's page reads all that stands of a year.
CREATE INDEX target_plans_by_year ON target_plans (locality_id, year, target_id) WHERE stands;
CREATE INDEX target_figures_by_year ON target_figures (locality_id, year, target_id) WHERE stands;
