-- All that somebody gave, open and closed, by its deadline.
CREATE INDEX tasks_by_assigner_due ON tasks (locality_id, assigner_post_id, due_at);
