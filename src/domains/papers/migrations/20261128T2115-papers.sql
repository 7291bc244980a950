-- The store of papers (kho dữ liệu điện tử của tổ chức, cá nhân): what an office has signed or digitised for somebody, so that
-- nobody is asked for it again; whose consent its use rests on; what was used, and what was asked for anew and why.

CREATE TABLE paper_kinds (
  locality_id    integer  NOT NULL,
  key            text     NOT NULL,
  position       smallint NOT NULL,
  name           jsonb    NOT NULL,
  valid_months   smallint,
  replaces_older boolean  NOT NULL DEFAULT false,
  CONSTRAINT paper_kinds_pk PRIMARY KEY (locality_id, key),
  CONSTRAINT paper_kind_key_is_plain CHECK (key ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  CONSTRAINT paper_kind_holds_for_a_while CHECK (valid_months > 0)
);
COMMENT ON TABLE paper_kinds IS 'Loại giấy tờ: what a procedure asks for and what another ends in, under one key.';
COMMENT ON COLUMN paper_kinds.valid_months IS 'How long a paper holds that doesn''t say so itself; empty: without end.';
COMMENT ON COLUMN paper_kinds.replaces_older IS 'A person has one of them: the newest, which the older no longer hold beside.';

CREATE TABLE paper_grounds (
  locality_id    integer NOT NULL,
  key            text    NOT NULL,
  kind_key       text    NOT NULL,
  procedure_slug text    NOT NULL,
  law            jsonb   NOT NULL,
  valid_from     date    NOT NULL,
  valid_to       date,
  CONSTRAINT paper_grounds_pk PRIMARY KEY (locality_id, key),
  CONSTRAINT paper_ground_valid_in_order CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE paper_grounds IS 'Where a law lets an office use a paper it holds without the owner''s consent; the law is named at each use.';

CREATE TABLE paper_owners (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  number_kind text        NOT NULL,
  number      text,
  since       timestamptz NOT NULL,
  erased_at   timestamptz,
  CONSTRAINT paper_owners_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT paper_owner_number_kind_is_known CHECK (number_kind IN ('personalNumber', 'oldCard', 'taxCode', 'businessCode')),
  CONSTRAINT paper_owner_has_a_number_until_erased CHECK ((number IS NULL) = (erased_at IS NOT NULL))
);
COMMENT ON TABLE paper_owners IS 'Whose papers they are, by kind of number and number. Acts and papers hold only the key, so erasing the number erases whose they were.';
CREATE UNIQUE INDEX paper_owners_by_number ON paper_owners (locality_id, number_kind, number) WHERE number IS NOT NULL;

CREATE TABLE held_papers (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  owner_id       uuid        NOT NULL,
  kind_key       text,
  name           jsonb       NOT NULL,
  source         text        NOT NULL,
  dossier_id     uuid        NOT NULL,
  unit_id        uuid        NOT NULL,
  number         text,
  issued_by      text,
  issued_on      date,
  valid_until    date,
  signed_by      uuid,
  file_id        uuid,
  kept_at        timestamptz NOT NULL,
  kept_by        uuid,
  replaced_by    uuid,
  revoked_at     timestamptz,
  revoked_by     uuid,
  revoked_reason text,
  CONSTRAINT held_papers_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT held_paper_has_an_owner FOREIGN KEY (locality_id, owner_id) REFERENCES paper_owners (locality_id, id),
  CONSTRAINT held_paper_source_is_known CHECK (source IN ('result', 'reception')),
  CONSTRAINT held_paper_is_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
  CONSTRAINT held_paper_is_not_its_own_successor CHECK (replaced_by <> id)
);
COMMENT ON COLUMN held_papers.source IS 'result: signed or recorded at the end of a dossier; reception: digitised at the counter, its original seen by the clerk.';
COMMENT ON COLUMN held_papers.dossier_id IS 'The dossier it came from.';
COMMENT ON COLUMN held_papers.issued_by IS 'Who issued a paper that came from elsewhere, as it says itself.';
COMMENT ON COLUMN held_papers.file_id IS 'Missing once the owner''s data was erased.';
COMMENT ON COLUMN held_papers.kept_by IS 'Who put it in: the signer or the clerk who saw the original; missing for a result from outside.';
-- A person's papers are listed, the newest first; those of a kind are offered.
CREATE INDEX held_papers_by_owner ON held_papers (locality_id, owner_id, kept_at DESC);
-- A dossier's page tells which of its papers went into the store.
CREATE INDEX held_papers_by_dossier ON held_papers (locality_id, dossier_id);

CREATE TABLE paper_consents (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  owner_id     uuid        NOT NULL,
  scope        text        NOT NULL,
  dossier_id   uuid,
  way          text        NOT NULL,
  given_at     timestamptz NOT NULL,
  recorded_by  uuid,
  unit_id      uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  CONSTRAINT paper_consents_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT consent_has_an_owner FOREIGN KEY (locality_id, owner_id) REFERENCES paper_owners (locality_id, id),
  CONSTRAINT consent_scope_is_known CHECK (scope IN ('dossier', 'standing')),
  CONSTRAINT consent_for_a_dossier_names_it CHECK ((scope = 'dossier') = (dossier_id IS NOT NULL)),
  CONSTRAINT consent_way_is_known CHECK (way IN ('spoken', 'signed', 'online')),
  CONSTRAINT consent_at_the_counter_is_recorded_by_somebody CHECK ((way = 'online') = (recorded_by IS NULL)),
  CONSTRAINT consent_is_withdrawn_after_it_is_given CHECK (withdrawn_at >= given_at)
);
COMMENT ON TABLE paper_consents IS 'The owner''s consent to the use of what is held; its id is the act''s.';
COMMENT ON COLUMN paper_consents.scope IS 'dossier: for one dossier; standing: until withdrawn.';
COMMENT ON COLUMN paper_consents.way IS 'spoken, signed: at the counter, as the clerk recorded it; online: by the owner alone.';
CREATE INDEX paper_consents_by_owner ON paper_consents (locality_id, owner_id, given_at DESC);

CREATE TABLE paper_uses (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  paper_id    uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  digitised   smallint    NOT NULL,
  consent_id  uuid,
  ground_key  text,
  used_at     timestamptz NOT NULL,
  CONSTRAINT paper_uses_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT used_paper_is_held FOREIGN KEY (locality_id, paper_id) REFERENCES held_papers (locality_id, id),
  CONSTRAINT use_rests_on_consent_or_law CHECK (num_nonnulls(consent_id, ground_key) = 1),
  CONSTRAINT use_is_reuse CHECK (digitised IN (2, 3))
);
COMMENT ON TABLE paper_uses IS 'A held paper that stands for one a dossier asks for; its id is the act''s.';
COMMENT ON COLUMN paper_uses.digitised IS 'National code: 2 reused, 3 reused from another dossier''s result.';
CREATE INDEX paper_uses_by_dossier ON paper_uses (locality_id, dossier_id);
CREATE INDEX paper_uses_by_paper ON paper_uses (locality_id, paper_id);

CREATE TABLE paper_requests (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  paper_id    uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  reason      text        NOT NULL,
  note        text,
  asked_by    uuid        NOT NULL,
  asked_at    timestamptz NOT NULL,
  CONSTRAINT paper_requests_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT paper_asked_anew_is_held FOREIGN KEY (locality_id, paper_id) REFERENCES held_papers (locality_id, id),
  CONSTRAINT reason_to_ask_anew_is_known CHECK (reason IN ('missing', 'wrong', 'declined'))
);
COMMENT ON TABLE paper_requests IS 'A paper that was asked for although it is held, and why; its id is the act''s.';
COMMENT ON COLUMN paper_requests.reason IS 'missing, wrong: data of the held paper; declined: the owner brings it rather than consent.';
COMMENT ON COLUMN paper_requests.note IS 'What is missing or wrong; erased with the owner''s data.';
CREATE INDEX paper_requests_by_dossier ON paper_requests (locality_id, dossier_id);
CREATE INDEX paper_requests_by_paper ON paper_requests (locality_id, paper_id);

GRANT SELECT, INSERT, UPDATE ON paper_kinds, paper_grounds TO camlo_app;
GRANT SELECT, INSERT ON paper_owners, held_papers, paper_consents, paper_uses, paper_requests TO camlo_app;
-- What was kept stays as it was: it can be replaced, revoked or erased, nothing else.
GRANT UPDATE (number, erased_at) ON paper_owners TO camlo_app;
GRANT UPDATE (number, issued_by, file_id, replaced_by, revoked_at, revoked_by, revoked_reason) ON held_papers TO camlo_app;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON paper_consents TO camlo_app;
GRANT UPDATE (note) ON paper_requests TO camlo_app;
