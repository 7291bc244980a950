-- Who has been told that a step's time runs out, or is over: each rung of the ladder once for each run of a step.
CREATE TABLE dossier_reminders (
  locality_id integer     NOT NULL,
  run_id      uuid        NOT NULL,
  rung        smallint    NOT NULL,
  dossier_id  uuid        NOT NULL,
  told_at     timestamptz NOT NULL,
  CONSTRAINT dossier_reminders_pk PRIMARY KEY (locality_id, run_id, rung),
  CONSTRAINT reminder_rung_is_known CHECK (rung BETWEEN 1 AND 3),
  CONSTRAINT reminder_is_about_a_step FOREIGN KEY (locality_id, run_id) REFERENCES dossier_steps (locality_id, id)
);
COMMENT ON COLUMN dossier_reminders.rung IS '1: whoever handles it; 2: the head of their unit; 3: the leaders above.';
GRANT SELECT, INSERT ON dossier_reminders TO camlo_app;
