-- Whose account a dossier stands in, who filed it for whom, and forms that are not sent yet.

CREATE TABLE dossier_accounts (
  locality_id integer     NOT NULL,
  citizen_id  uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  part        text        NOT NULL,
  since       timestamptz NOT NULL,
  CONSTRAINT dossier_accounts_pk PRIMARY KEY (locality_id, citizen_id, dossier_id),
  CONSTRAINT account_has_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT account_part_is_known CHECK (part IN ('applicant', 'filer'))
);
COMMENT ON COLUMN dossier_accounts.part IS 'Whether it is the account of the person the dossier is of, or of whoever filed it for them.';
CREATE UNIQUE INDEX one_account_is_the_applicants ON dossier_accounts (locality_id, dossier_id) WHERE part = 'applicant';
CREATE INDEX dossier_accounts_by_dossier ON dossier_accounts (locality_id, dossier_id);
GRANT SELECT, INSERT, DELETE ON dossier_accounts TO camlo_app;

CREATE TABLE dossier_representations (
  locality_id integer     NOT NULL,
  dossier_id  uuid        NOT NULL,
  citizen_id  uuid        NOT NULL,
  ground      text        NOT NULL,
  full_name   text,
  id_number   text,
  phone       text,
  confirmed   boolean     NOT NULL,
  token_hash  bytea       NOT NULL,
  objected_at timestamptz,
  objection   text,
  CONSTRAINT dossier_representations_pk PRIMARY KEY (locality_id, dossier_id),
  CONSTRAINT representation_is_of_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT representation_token_is_unique UNIQUE (token_hash),
  CONSTRAINT representation_ground_is_known CHECK (ground IN ('family', 'guardian', 'authorised', 'organisation'))
);
COMMENT ON TABLE dossier_representations IS 'Who filed a dossier for somebody else (nộp thay), on what ground, and whether that person objects.';
COMMENT ON COLUMN dossier_representations.confirmed IS 'Whether an official or the provider vouched for the filer''s name and number when it was filed.';
COMMENT ON COLUMN dossier_representations.token_hash IS 'SHA-256 of the token in the link by which the person it is for objects.';
GRANT SELECT, INSERT, UPDATE ON dossier_representations TO camlo_app;

CREATE TABLE dossier_drafts (
  locality_id integer     NOT NULL,
  citizen_id  uuid        NOT NULL,
  key         text        NOT NULL,
  slug        text        NOT NULL,
  filing      jsonb       NOT NULL,
  saved_at    timestamptz NOT NULL,
  CONSTRAINT dossier_drafts_pk PRIMARY KEY (locality_id, citizen_id, key)
);
COMMENT ON TABLE dossier_drafts IS 'Forms that a signed-in person has begun, kept until they are sent or thirty days old.';
COMMENT ON COLUMN dossier_drafts.key IS 'The form''s own: sending it ends the draft.';
CREATE INDEX dossier_drafts_by_age ON dossier_drafts (saved_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON dossier_drafts TO camlo_app;
