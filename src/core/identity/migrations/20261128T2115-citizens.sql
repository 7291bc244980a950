-- Accounts of citizens. They hold no post and so no permission of officials; their sessions are of the same kind.

CREATE TABLE citizens (
  id             uuid PRIMARY KEY,
  phone          text,
  email          text,
  password_hash  text,
  full_name      text,
  id_number      text,
  address        text,
  identity_level text        NOT NULL DEFAULT 'declared',
  identity_at    timestamptz,
  created_at     timestamptz NOT NULL,
  closed_at      timestamptz,
  CONSTRAINT citizen_phone_is_unique UNIQUE (phone),
  CONSTRAINT citizen_email_is_unique UNIQUE (email),
  CONSTRAINT citizen_identity_level_is_known CHECK (identity_level IN ('declared', 'office', 'provider')),
  CONSTRAINT confirmed_citizen_has_name_and_number CHECK (
    identity_level = 'declared' OR (full_name IS NOT NULL AND id_number IS NOT NULL AND identity_at IS NOT NULL)),
  CONSTRAINT closed_citizen_has_no_data CHECK (
    closed_at IS NULL OR (identity_level = 'declared' AND
      num_nonnulls(phone, email, password_hash, full_name, id_number, address, identity_at) = 0))
);
COMMENT ON TABLE citizens IS 'Accounts of citizens (tài khoản công dân). Personal data stands here only, never in an act.';
COMMENT ON COLUMN citizens.phone IS 'Proven by a one-time code or by the provider; so is the e-mail address, kept in small letters.';
COMMENT ON COLUMN citizens.identity_level IS
  'Who vouches for name and number: nobody but the person, an official who saw the card, or the identity provider.';
-- A number somebody vouches for is one person's; numbers that are only claimed say nothing.
CREATE UNIQUE INDEX one_account_per_confirmed_number ON citizens (id_number) WHERE identity_level <> 'declared';
GRANT SELECT, INSERT, UPDATE ON citizens TO camlo_app;

CREATE VIEW citizen_contacts AS
  SELECT id AS citizen_id, full_name, phone, email FROM citizens WHERE closed_at IS NULL;
COMMENT ON VIEW citizen_contacts IS 'How the holder of an account is reached; for other rooms.';
GRANT SELECT ON citizen_contacts TO camlo_app;

CREATE TABLE citizen_provider_links (
  issuer     text        NOT NULL,
  subject    text        NOT NULL,
  citizen_id uuid        NOT NULL REFERENCES citizens,
  linked_at  timestamptz NOT NULL,
  CONSTRAINT citizen_provider_links_pk PRIMARY KEY (issuer, subject)
);
COMMENT ON TABLE citizen_provider_links IS 'Whom an OpenID Connect provider means by a subject.';
CREATE INDEX citizen_provider_links_by_citizen ON citizen_provider_links (citizen_id);

CREATE TABLE citizen_codes (
  id         uuid PRIMARY KEY,
  key_hash   bytea       NOT NULL,
  channel    text        NOT NULL,
  address    text        NOT NULL,
  citizen_id uuid REFERENCES citizens,
  lang       text        NOT NULL DEFAULT 'vi',
  tries      smallint    NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  CONSTRAINT citizen_code_key_is_unique UNIQUE (key_hash),
  CONSTRAINT citizen_code_channel_is_known CHECK (channel IN ('email', 'sms'))
);
COMMENT ON TABLE citizen_codes IS
  'One-time codes on their way. The six digits are computed from the key, not stored; gone once used or over.';
COMMENT ON COLUMN citizen_codes.key_hash IS 'The browser that asked for the code holds the key: elsewhere the code is of no use.';
COMMENT ON COLUMN citizen_codes.citizen_id IS 'The account that proves one more address; missing when signing in.';
CREATE INDEX citizen_codes_by_end ON citizen_codes (expires_at);
CREATE INDEX citizen_codes_by_citizen ON citizen_codes (citizen_id) WHERE citizen_id IS NOT NULL;

CREATE TABLE citizen_sign_ins (
  citizen_id uuid        NOT NULL REFERENCES citizens,
  at         timestamptz NOT NULL,
  means      text        NOT NULL,
  device     text        NOT NULL,
  CONSTRAINT citizen_sign_ins_pk PRIMARY KEY (citizen_id, at),
  CONSTRAINT citizen_sign_in_means_is_known CHECK (means IN ('code', 'password', 'provider'))
);
COMMENT ON TABLE citizen_sign_ins IS 'When somebody signed in and by what, for the person to look through; kept for half a year.';
CREATE INDEX citizen_sign_ins_by_time ON citizen_sign_ins (at);

GRANT SELECT, INSERT, UPDATE, DELETE ON citizen_provider_links, citizen_codes, citizen_sign_ins TO camlo_app;

ALTER TABLE sessions ALTER COLUMN account_id DROP NOT NULL;
ALTER TABLE sessions ADD COLUMN citizen_id uuid REFERENCES citizens;
ALTER TABLE sessions ADD COLUMN means text NOT NULL DEFAULT 'password';
ALTER TABLE sessions ADD CONSTRAINT session_is_one_persons CHECK (num_nonnulls(account_id, citizen_id) = 1);
ALTER TABLE sessions ADD CONSTRAINT session_means_is_known CHECK (means IN ('code', 'password', 'provider'));
COMMENT ON COLUMN sessions.means IS 'How it was begun.';
CREATE INDEX sessions_by_citizen ON sessions (citizen_id) WHERE citizen_id IS NOT NULL;
