-- A paper about a child belongs to the child, who has no number of their own yet and whom whoever registered the birth represents.
-- A paper that was sent in online joins the store once a clerk has compared the original.
ALTER TABLE paper_kinds ADD COLUMN about jsonb,
  ADD CONSTRAINT paper_kind_about_somebody_names_them CHECK (about IS NULL OR length(about ->> 'name') > 0);
COMMENT ON COLUMN paper_kinds.about IS
  'Where the paper isn''t the applicant''s: {name, bornOn}, the answers of the form that say whose it is. Missing: the applicant''s.';

ALTER TABLE paper_owners ADD COLUMN name text,
  DROP CONSTRAINT paper_owner_number_kind_is_known,
  ADD CONSTRAINT paper_owner_number_kind_is_known
    CHECK (number_kind IN ('personalNumber', 'oldCard', 'taxCode', 'businessCode', 'registeredBirth')),
  ADD CONSTRAINT paper_owner_has_no_name_once_erased CHECK (name IS NULL OR erased_at IS NULL);
COMMENT ON COLUMN paper_owners.number_kind IS
  'registeredBirth: a child who has no number yet; the number is the key of the dossier that registered the birth.';
COMMENT ON COLUMN paper_owners.name IS 'A represented child''s name, for whoever represents them; everybody else is known by number alone.';

CREATE TABLE paper_guardians (
  locality_id integer     NOT NULL,
  ward_id     uuid        NOT NULL,
  guardian_id uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  since       timestamptz NOT NULL,
  of_age_on   date,
  ended_at    timestamptz,
  CONSTRAINT paper_guardians_pk PRIMARY KEY (locality_id, ward_id, guardian_id),
  CONSTRAINT ward_has_a_store FOREIGN KEY (locality_id, ward_id) REFERENCES paper_owners (locality_id, id),
  CONSTRAINT guardian_has_a_store FOREIGN KEY (locality_id, guardian_id) REFERENCES paper_owners (locality_id, id),
  CONSTRAINT nobody_represents_themself CHECK (ward_id <> guardian_id)
);
COMMENT ON TABLE paper_guardians IS 'Who may open a child''s store: whoever registered the birth, until the child is of age.';
COMMENT ON COLUMN paper_guardians.of_age_on IS 'The day from which the child acts alone; missing where the date of birth was not told.';
CREATE INDEX paper_guardians_by_guardian ON paper_guardians (locality_id, guardian_id);

ALTER TABLE held_papers DROP CONSTRAINT held_paper_source_is_known,
  ADD CONSTRAINT held_paper_source_is_known CHECK (source IN ('result', 'reception', 'online'));
COMMENT ON COLUMN held_papers.source IS
  'result: signed or recorded at the end of a dossier; reception: digitised at the counter, its original seen by the clerk; online: sent in online, its original compared by a clerk afterwards.';

GRANT SELECT, INSERT ON paper_guardians TO camlo_app;
GRANT UPDATE (ended_at) ON paper_guardians TO camlo_app;
-- A child gets a number; a store of that number may be there already, and takes the papers in.
GRANT UPDATE (number_kind, name) ON paper_owners TO camlo_app;
GRANT UPDATE (owner_id) ON held_papers TO camlo_app;
