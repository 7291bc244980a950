-- What was taken in without a line, refused by the server and thrown away by the clerk: that it was, by whom, when and why.

CREATE TABLE provisional_discards (
  locality_id          integer     NOT NULL,
  id                   uuid        NOT NULL,
  entry_key            text        NOT NULL,
  number               text,
  unit_id              uuid        NOT NULL,
  person_id            uuid        NOT NULL,
  procedure_version_id uuid,
  received_at          timestamptz,
  discarded_at         timestamptz NOT NULL,
  recorded_at          timestamptz NOT NULL,
  refused_for          text        NOT NULL,
  ground               text        NOT NULL,
  note                 text        NOT NULL,
  dossier_id           uuid,
  applicant_id         uuid,
  full_name            text,
  phone                text,
  settled_at           timestamptz,
  settled_by           uuid,
  CONSTRAINT provisional_discards_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT entry_is_discarded_once UNIQUE (locality_id, entry_key),
  CONSTRAINT number_is_discarded_once UNIQUE (locality_id, number),
  CONSTRAINT discarded_number_has_its_form CHECK (number ~ '^T\d{2}-\d{6,}$'),
  CONSTRAINT taken_again_names_its_dossier CHECK ((ground = 'takenAgain') = (dossier_id IS NOT NULL)),
  CONSTRAINT discard_says_why CHECK (ground <> '' AND refused_for <> '' AND (note <> '' OR dossier_id IS NOT NULL)),
  CONSTRAINT settled_by_somebody CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
  CONSTRAINT nobody_is_kept_once_settled CHECK (
    (settled_at IS NULL AND dossier_id IS NULL) OR (applicant_id IS NULL AND full_name IS NULL AND phone IS NULL))
);
COMMENT ON TABLE provisional_discards IS
  'Hồ sơ tạm đã bỏ: taken in without a line, refused by the server, thrown away by the clerk. Whoever brings the slip is told so.';
COMMENT ON COLUMN provisional_discards.entry_key IS 'The form''s own key: thrown away twice it is one discard.';
COMMENT ON COLUMN provisional_discards.number IS 'Of the slip the person holds; missing where none was left.';
COMMENT ON COLUMN provisional_discards.received_at IS 'When the papers were handed over; missing where the desk''s clock can''t be right.';
COMMENT ON COLUMN provisional_discards.refused_for IS 'The code of the server''s “no”.';
COMMENT ON COLUMN provisional_discards.note IS 'What the clerk says of it, without personal data; for the unit only.';
COMMENT ON COLUMN provisional_discards.dossier_id IS 'As which it was taken in again.';
COMMENT ON COLUMN provisional_discards.applicant_id IS 'Who is to be told: somebody the counter knew; else name and telephone. Gone once told, or after thirty days.';

-- The list of a unit, newest first; and those whose people are still to be told.
CREATE INDEX provisional_discards_by_unit ON provisional_discards (locality_id, unit_id, discarded_at DESC, id);
CREATE INDEX provisional_discards_open ON provisional_discards (locality_id, unit_id)
  WHERE settled_at IS NULL AND dossier_id IS NULL;

GRANT SELECT, INSERT, UPDATE ON provisional_discards TO camlo_app;
