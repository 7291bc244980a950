-- Until when the giver has to answer: a result, a request for more time, a task sent back. Counted by the calendar when it comes.
ALTER TABLE tasks ADD COLUMN answer_by timestamptz;
ALTER TABLE tasks ADD CONSTRAINT waiting_task_says_until_when CHECK (
  (answer_by IS NOT NULL) = (state = 'submitted' OR extension_asked_at IS NOT NULL OR sent_back_at IS NOT NULL));
DROP INDEX tasks_waiting_for_assigner;
CREATE INDEX tasks_waiting_for_assigner ON tasks (locality_id, assigner_post_id, answer_by, id) WHERE answer_by IS NOT NULL;

ALTER TABLE task_rules ADD COLUMN answer_working_days smallint NOT NULL DEFAULT 2;
ALTER TABLE task_rules ADD CONSTRAINT task_rule_gives_the_giver_time CHECK (answer_working_days >= 1);
