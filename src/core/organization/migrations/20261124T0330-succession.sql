-- A unit that ends may be split: who takes over its work is decided by role, and people move with their posts.

CREATE TABLE succession_rules (
  unit_id      uuid NOT NULL REFERENCES units,
  role         text,
  successor_id uuid REFERENCES units,
  as_role      text,
  CONSTRAINT succession_is_decided_once UNIQUE NULLS NOT DISTINCT (unit_id, role),
  CONSTRAINT work_is_not_succeeded_by_its_own_unit CHECK (unit_id <> successor_id)
);
COMMENT ON TABLE succession_rules IS 'Who takes over the work of an ended unit, where its plain successors don''t say.';
COMMENT ON COLUMN succession_rules.role IS 'Of this role''s work; empty for all other work of the unit.';
COMMENT ON COLUMN succession_rules.successor_id IS 'Empty: whoever took over the unit that received the matter.';
COMMENT ON COLUMN succession_rules.as_role IS 'What the role is called from then on, where its name changes.';

GRANT SELECT, INSERT ON succession_rules TO camlo_app;

-- Until a plan is confirmed, undoing it takes back what it added.
GRANT DELETE ON succession_rules, unit_successors, appointments, posts, units TO camlo_app;
