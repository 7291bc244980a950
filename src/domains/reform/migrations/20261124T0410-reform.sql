-- Changes of units: a plan, reviewed, is run unit by unit, and can be undone until it is confirmed.

CREATE TABLE reform_plans (
  code         text PRIMARY KEY,
  effective_on date        NOT NULL,
  file         jsonb       NOT NULL,
  status       text        NOT NULL DEFAULT 'draft',
  reviewed_by  uuid,
  reviewed_at  timestamptz,
  confirmed_at timestamptz,
  CONSTRAINT reform_status_is_known CHECK (status IN ('draft', 'reviewed', 'running', 'confirmed')),
  CONSTRAINT confirmed_reform_says_when CHECK ((status = 'confirmed') = (confirmed_at IS NOT NULL))
);
COMMENT ON TABLE reform_plans IS 'Phương án chuyển đổi đơn vị: which unit is succeeded by which, by role where one is split, from which day.';
COMMENT ON COLUMN reform_plans.effective_on IS 'The first day of the new units; the old ones end on the day before.';
COMMENT ON COLUMN reform_plans.file IS 'The plan as it was read and decided; what is run is this, whatever becomes of the file it came from.';

CREATE TABLE reform_runs (
  plan_code text        NOT NULL REFERENCES reform_plans,
  unit_code text        NOT NULL,
  done_at   timestamptz NOT NULL,
  dossiers  integer     NOT NULL,
  undo      jsonb       NOT NULL,
  CONSTRAINT reform_runs_pk PRIMARY KEY (plan_code, unit_code)
);
COMMENT ON TABLE reform_runs IS 'The units of a plan that have gone over, each in one transaction; empty code: the new units themselves.';
COMMENT ON COLUMN reform_runs.undo IS 'How everything stood before, until the plan is confirmed.';

GRANT SELECT, INSERT, UPDATE ON reform_plans TO camlo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON reform_runs TO camlo_app;
