-- A target may be the share of units (communes, offices) that reach another target.
ALTER TABLE targets
  ADD COLUMN computed_of    uuid,
  ADD COLUMN computed_among text,
  ADD CONSTRAINT watched_target_is_there FOREIGN KEY (locality_id, computed_of) REFERENCES targets (locality_id, id),
  ADD CONSTRAINT no_target_counts_itself CHECK (computed_of <> id),
  ADD CONSTRAINT watched_target_has_a_source CHECK ((computed_of IS NULL OR computed_by IS NOT NULL) AND (computed_of IS NULL) = (computed_among IS NULL)),
  ADD CONSTRAINT watched_units_are_known CHECK (computed_among IN ('communes', 'offices'));
COMMENT ON COLUMN targets.computed_of IS 'The target that units are to reach, where this one is the share of units that do.';
COMMENT ON COLUMN targets.computed_among IS 'Which units are looked at.';
-- What is to be counted anew when a target has a new figure or plan.
CREATE INDEX targets_watching ON targets (locality_id, computed_of) WHERE computed_of IS NOT NULL;
