-- A dossier may have parts (hồ sơ thành phần), each a row here with its own queue place, clock and acts: the procedures linked to one
-- of its steps, or the branches of steps that run side by side. An ordinary dossier has none and is neither read nor written otherwise.
ALTER TABLE dossiers
  ADD COLUMN parent_id uuid,
  ADD COLUMN part_kind text,
  ADD COLUMN part_key  text,
  ADD CONSTRAINT part_has_a_whole CHECK ((parent_id IS NULL) = (part_kind IS NULL) AND (parent_id IS NULL) = (part_key IS NULL)),
  ADD CONSTRAINT part_kind_is_known CHECK (part_kind IN ('linked', 'branch')),
  ADD CONSTRAINT part_is_not_its_own_whole CHECK (parent_id <> id),
  ADD CONSTRAINT part_belongs_to_a_dossier FOREIGN KEY (locality_id, parent_id) REFERENCES dossiers (locality_id, id);
COMMENT ON COLUMN dossiers.parent_id IS 'The dossier the person filed, of which this is a part.';
COMMENT ON COLUMN dossiers.part_kind IS
  'linked: a procedure of its own, begun from the same answers; branch: one of the whole''s own steps, beside others.';
COMMENT ON COLUMN dossiers.part_key IS 'Which part: the linked procedure''s name in addresses, or the step''s key.';

-- A branch is known by its whole's code with a number behind it; nobody outside asks for it.
ALTER TABLE dossiers DROP CONSTRAINT dossier_code_has_a_form_in_force;
ALTER TABLE dossiers ADD CONSTRAINT dossier_code_has_a_form_in_force CHECK (
  code ~ '^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,3})-\d{6}-\d{4,7}$'
  OR (part_kind = 'branch' AND code ~ '^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,3})-\d{6}-\d{4,7}\.\d{1,3}$'));

-- The whole asks for its parts; two at once can't begin the same one.
CREATE INDEX dossiers_by_parent ON dossiers (locality_id, parent_id, submitted_at) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX one_open_part_of_a_kind ON dossiers (locality_id, parent_id, part_key)
  WHERE parent_id IS NOT NULL AND queue_role IS NOT NULL;

-- What a person filed is one dossier in every figure, so the indexes figures are read from hold no parts.
DROP INDEX dossiers_received;
DROP INDEX dossiers_finished;
DROP INDEX dossiers_finished_by_procedure;
CREATE INDEX dossiers_received ON dossiers (locality_id, received_at) INCLUDE (receiving_unit_id)
  WHERE received_at IS NOT NULL AND parent_id IS NULL;
CREATE INDEX dossiers_finished ON dossiers (locality_id, finished_at) INCLUDE (receiving_unit_id, received_at, late_minutes, worked_minutes)
  WHERE finished_at IS NOT NULL AND parent_id IS NULL;
CREATE INDEX dossiers_finished_by_procedure ON dossiers (locality_id, procedure_id, finished_at)
  INCLUDE (worked_minutes, late_minutes, promised_on) WHERE finished_at IS NOT NULL AND parent_id IS NULL;
