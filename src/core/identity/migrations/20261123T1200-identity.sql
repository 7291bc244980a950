-- Accounts of officials, their sessions and tokens, and the limits on guessing.

CREATE TABLE accounts (
  id              uuid PRIMARY KEY,
  person_id       uuid        NOT NULL REFERENCES officials,
  username        text        NOT NULL,
  password_hash   text        NOT NULL,
  totp_secret     bytea,
  totp_since      timestamptz,
  totp_last_step  bigint,
  disabled_at     timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT account_username_is_unique UNIQUE (username),
  CONSTRAINT account_username_is_plain CHECK (username ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
  CONSTRAINT one_account_per_person UNIQUE (person_id)
);
COMMENT ON COLUMN accounts.totp_secret IS 'The secret of one-time codes, encrypted with the installation''s secret.';
COMMENT ON COLUMN accounts.totp_since IS 'Since when codes are asked for; a secret without it is still being set up.';
COMMENT ON COLUMN accounts.totp_last_step IS 'The time step of the last code taken: each code serves once.';

CREATE TABLE recovery_codes (
  account_id uuid  NOT NULL REFERENCES accounts,
  code_hash  bytea NOT NULL,
  used_at    timestamptz,
  CONSTRAINT recovery_codes_pk PRIMARY KEY (account_id, code_hash)
);

CREATE TABLE sessions (
  token_hash   bytea PRIMARY KEY,
  account_id   uuid        NOT NULL REFERENCES accounts,
  started_at   timestamptz NOT NULL,
  token_since  timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL,
  device       text        NOT NULL DEFAULT '',
  CONSTRAINT session_ends_after_it_starts CHECK (ends_at > started_at)
);
COMMENT ON TABLE sessions IS 'Only hashes of tokens: who reads this table can''t be anybody.';
COMMENT ON COLUMN sessions.token_since IS 'When the token was made; an old one is exchanged for a new one.';
CREATE INDEX sessions_by_account ON sessions (account_id);
-- Sessions that are over are swept.
CREATE INDEX sessions_by_end ON sessions (ends_at);

CREATE TABLE api_tokens (
  token_hash bytea PRIMARY KEY,
  account_id uuid        NOT NULL REFERENCES accounts,
  label      text        NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX api_tokens_by_account ON api_tokens (account_id);

-- Losing these in a crash costs nothing.
CREATE UNLOGGED TABLE attempts (
  key        bytea       NOT NULL,
  window_end timestamptz NOT NULL,
  count      integer     NOT NULL,
  CONSTRAINT attempts_pk PRIMARY KEY (key)
);
COMMENT ON TABLE attempts IS 'How often something was tried in a window, by a keyed hash of the account or address; shared by all processes.';

GRANT SELECT, INSERT, UPDATE ON accounts, recovery_codes, api_tokens TO camlo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, attempts TO camlo_app;
GRANT DELETE ON recovery_codes TO camlo_app;
