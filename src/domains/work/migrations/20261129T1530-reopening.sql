-- An accepted task may be opened again by its giver for some days; the grades it had stay with its submissions.
ALTER TABLE tasks ADD COLUMN reopenings smallint NOT NULL DEFAULT 0;
COMMENT ON COLUMN tasks.reopenings IS 'How often it was opened again after it was accepted.';
ALTER TABLE task_rules ADD COLUMN reopen_working_days smallint NOT NULL DEFAULT 10;
ALTER TABLE task_rules ADD CONSTRAINT task_rule_lets_reopen_for_a_while CHECK (reopen_working_days >= 0);
