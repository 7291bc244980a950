-- The public statistics count what each unit received and finished between two days. Neither index is touched by a submission.
CREATE INDEX dossiers_received ON dossiers (locality_id, received_at) INCLUDE (receiving_unit_id) WHERE received_at IS NOT NULL;
CREATE INDEX dossiers_finished ON dossiers (locality_id, finished_at) INCLUDE (receiving_unit_id, received_at, late_minutes, worked_minutes)
  WHERE finished_at IS NOT NULL;
