-- A step may run side by side with its neighbours, or be done by other procedures that are begun there from the same answers.
ALTER TABLE procedure_steps
  ADD COLUMN parallel text,
  ADD COLUMN linked   jsonb,
  ADD CONSTRAINT step_is_parallel_or_linked CHECK (parallel IS NULL OR linked IS NULL),
  ADD CONSTRAINT linked_step_names_procedures CHECK (linked IS NULL OR jsonb_array_length(linked) > 0);
COMMENT ON COLUMN procedure_steps.parallel IS 'Neighbouring steps with one word here run at the same time, each at its own place.';
COMMENT ON COLUMN procedure_steps.linked IS
  'Thủ tục con: the procedures begun at this step, each `{slug, after}`; `after` names those whose results it needs first.';
