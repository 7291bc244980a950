-- What is published stays: the program adds versions and the day one ends, nothing else. Two versions of a procedure never
-- hold at once, even when two people publish at the same moment.

CREATE EXTENSION IF NOT EXISTS btree_gist;
DROP TRIGGER procedure_versions_do_not_overlap ON procedure_versions;
DROP FUNCTION refuse_overlapping_versions();
ALTER TABLE procedure_versions
  ADD CONSTRAINT procedure_versions_do_not_overlap
    EXCLUDE USING gist (procedure_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
  ADD CONSTRAINT procedure_code_has_national_form CHECK (code ~ '^\d\.\d{6}$'),
  ADD CONSTRAINT procedure_standing_is_known CHECK (standing IN ('S', 'K')),
  ADD COLUMN result_en text,
  ADD COLUMN fee_words jsonb,
  ADD COLUMN note jsonb;
ALTER TABLE procedure_versions DROP COLUMN fee_note;
ALTER TABLE procedure_versions RENAME COLUMN fee_words TO fee_note;
COMMENT ON COLUMN procedure_versions.valid_from IS 'The first day on which it takes in dossiers; a dossier stays on its version.';
COMMENT ON COLUMN procedure_versions.valid_to IS 'The last such day, included; empty while no end is known.';
COMMENT ON COLUMN procedure_versions.fee_note IS 'What the fee is for and who decides it, in both languages.';
COMMENT ON COLUMN procedure_versions.note IS 'What is special, in both languages.';
COMMENT ON COLUMN procedure_steps.amount IS 'Its part of the limit; 0 where handing over is not counted.';

REVOKE UPDATE ON procedure_versions FROM camlo_app;
GRANT UPDATE (valid_to) ON procedure_versions TO camlo_app;

-- Whoever changes the catalogue, by the program or by hand, changes its version: no process may go on with an old one.
CREATE FUNCTION procedures_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE procedures_state SET version = version + 1;
  RETURN NULL;
END
$$;

CREATE TRIGGER procedures_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON procedures FOR EACH STATEMENT EXECUTE FUNCTION procedures_changed();
CREATE TRIGGER procedure_versions_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON procedure_versions FOR EACH STATEMENT EXECUTE FUNCTION procedures_changed();
CREATE TRIGGER procedure_papers_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON procedure_papers FOR EACH STATEMENT EXECUTE FUNCTION procedures_changed();
CREATE TRIGGER procedure_steps_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON procedure_steps FOR EACH STATEMENT EXECUTE FUNCTION procedures_changed();
CREATE TRIGGER procedure_fields_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON procedure_fields FOR EACH STATEMENT EXECUTE FUNCTION procedures_changed();
CREATE TRIGGER procedure_receivers_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON procedure_receivers FOR EACH STATEMENT EXECUTE FUNCTION procedures_changed();
CREATE TRIGGER life_events_change_the_version
  AFTER INSERT OR UPDATE OR DELETE ON life_events FOR EACH STATEMENT EXECUTE FUNCTION procedures_changed();
