-- The catalogue: what a person may ask an office to do, in versions with dates. A dossier keeps the version it was received under.

CREATE TABLE procedures_state (
  only_row boolean PRIMARY KEY DEFAULT true,
  version  integer NOT NULL DEFAULT 1,
  CONSTRAINT procedures_have_one_state CHECK (only_row)
);
INSERT INTO procedures_state DEFAULT VALUES;
COMMENT ON COLUMN procedures_state.version IS 'Counts every change, so that each process knows when to read the catalogue anew.';

CREATE TABLE procedures (
  id    uuid PRIMARY KEY,
  slug  text NOT NULL,
  terms text[] NOT NULL DEFAULT '{}',
  CONSTRAINT procedure_slug_is_unique UNIQUE (slug),
  CONSTRAINT procedure_slug_is_plain CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
COMMENT ON COLUMN procedures.terms IS 'What people call it: life events and common names, for the search.';

CREATE TABLE life_events (
  key        text PRIMARY KEY,
  position   smallint NOT NULL,
  name       jsonb NOT NULL,
  procedures text[] NOT NULL
);

CREATE TABLE procedure_versions (
  id                 uuid PRIMARY KEY,
  procedure_id       uuid     NOT NULL REFERENCES procedures,
  code               text,
  name               jsonb    NOT NULL,
  field              jsonb    NOT NULL,
  level              text     NOT NULL,
  valid_from         date     NOT NULL,
  valid_to           date,
  limit_amount       numeric  NOT NULL,
  limit_unit         text     NOT NULL,
  count_after_cutoff text     NOT NULL DEFAULT 'sameDay',
  due_time_mode      text     NOT NULL DEFAULT 'endOfDay',
  fee_dong           bigint   NOT NULL,
  fee_note           text,
  result_vi          text     NOT NULL,
  legal_basis        text[]   NOT NULL DEFAULT '{}',
  standing           text     NOT NULL DEFAULT 'K',
  CONSTRAINT procedure_version_begins_once UNIQUE (procedure_id, valid_from),
  CONSTRAINT procedure_version_valid_in_order CHECK (valid_to >= valid_from),
  CONSTRAINT procedure_level_is_known CHECK (level IN ('commune', 'district', 'linked')),
  CONSTRAINT limit_unit_is_known CHECK (limit_unit IN ('sameDay', 'workingHours', 'workingDays', 'calendarDays', 'months', 'clockHours')),
  CONSTRAINT limit_is_positive CHECK (limit_amount > 0),
  CONSTRAINT fee_is_not_negative CHECK (fee_dong >= 0)
);
COMMENT ON COLUMN procedure_versions.code IS 'The national code; missing where there is none, and then left out of exchange.';
COMMENT ON COLUMN procedure_versions.standing IS 'S: the limit was seen in a law or public list; K: to be confirmed by the office''s own decision.';
-- Without it two versions could hold at once; the day range of a version meets no other of its procedure.
CREATE FUNCTION refuse_overlapping_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM procedure_versions v WHERE v.procedure_id = NEW.procedure_id AND v.id <> NEW.id
      AND daterange(v.valid_from, v.valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
    RAISE EXCEPTION 'Two versions of a procedure would be in force at once' USING ERRCODE = 'exclusion_violation',
      CONSTRAINT = 'procedure_versions_do_not_overlap';
  END IF;
  RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER procedure_versions_do_not_overlap AFTER INSERT OR UPDATE ON procedure_versions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_overlapping_versions();

CREATE TABLE procedure_papers (
  version_id       uuid     NOT NULL REFERENCES procedure_versions,
  position         smallint NOT NULL,
  name             jsonb    NOT NULL,
  kind             text     NOT NULL,
  quantity         smallint NOT NULL,
  issued_by_office boolean  NOT NULL DEFAULT false,
  CONSTRAINT procedure_papers_pk PRIMARY KEY (version_id, position),
  CONSTRAINT paper_kind_is_known CHECK (kind IN ('form', 'original', 'copy', 'certifiedCopy')),
  CONSTRAINT paper_is_asked_for CHECK (quantity > 0)
);
COMMENT ON COLUMN procedure_papers.issued_by_office IS 'An office of ours issued it, so it should be found, not asked for.';

CREATE TABLE procedure_steps (
  version_id   uuid     NOT NULL REFERENCES procedure_versions,
  position     smallint NOT NULL,
  key          text     NOT NULL,
  name         jsonb    NOT NULL,
  role         text     NOT NULL,
  place        text     NOT NULL,
  unit_id      uuid REFERENCES units,
  amount       numeric  NOT NULL,
  unit_of_time text     NOT NULL,
  CONSTRAINT procedure_steps_pk PRIMARY KEY (version_id, position),
  CONSTRAINT step_key_is_unique UNIQUE (version_id, key),
  CONSTRAINT step_place_is_known CHECK (place IN ('receiving', 'office', 'external')),
  CONSTRAINT step_elsewhere_names_its_unit CHECK ((place = 'receiving') = (unit_id IS NULL)),
  CONSTRAINT step_takes_no_negative_time CHECK (amount >= 0)
);

CREATE TABLE procedure_fields (
  version_id uuid     NOT NULL REFERENCES procedure_versions,
  position   smallint NOT NULL,
  key        text     NOT NULL,
  type       text     NOT NULL,
  label      jsonb    NOT NULL,
  hint       jsonb,
  required   boolean  NOT NULL,
  options    jsonb,
  CONSTRAINT procedure_fields_pk PRIMARY KEY (version_id, position),
  CONSTRAINT field_key_is_unique UNIQUE (version_id, key),
  CONSTRAINT field_type_is_known CHECK (type IN ('text', 'longText', 'person', 'personalNumber', 'phone', 'date', 'number', 'money', 'choice'))
);

CREATE TABLE procedure_receivers (
  version_id uuid NOT NULL REFERENCES procedure_versions,
  unit_id    uuid NOT NULL REFERENCES units,
  CONSTRAINT procedure_receivers_pk PRIMARY KEY (version_id, unit_id)
);
COMMENT ON TABLE procedure_receivers IS 'The units that take in dossiers of a version.';

GRANT SELECT, INSERT, UPDATE ON procedures_state, procedures, life_events, procedure_versions TO camlo_app;
GRANT SELECT, INSERT ON procedure_papers, procedure_steps, procedure_fields, procedure_receivers TO camlo_app;
