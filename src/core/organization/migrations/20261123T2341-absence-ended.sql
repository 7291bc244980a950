-- Somebody may come back early, or not leave after all.

ALTER TABLE absences ADD COLUMN ended_at timestamptz;
COMMENT ON COLUMN absences.ended_at IS 'When the substitute stopped acting before the day agreed; before the start if the absence was called off.';
