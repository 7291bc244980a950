-- What a person chose for their list of work: a calendar that other programs read, a mail each morning.

CREATE TABLE worklist_choices (
  official_id  uuid        NOT NULL REFERENCES officials,
  feed_hash    bytea,
  feed_made_at timestamptz,
  digest_email text,
  CONSTRAINT worklist_choices_pk PRIMARY KEY (official_id),
  CONSTRAINT feed_has_its_time CHECK ((feed_hash IS NULL) = (feed_made_at IS NULL))
);
COMMENT ON TABLE worklist_choices IS 'Lịch và thư nhắc việc của từng cán bộ.';
COMMENT ON COLUMN worklist_choices.feed_hash IS 'SHA-256 of the secret in the calendar''s address, which is shown once.';
COMMENT ON COLUMN worklist_choices.digest_email IS 'Where the morning''s mail goes; null where none is wanted.';
CREATE UNIQUE INDEX worklist_feed ON worklist_choices (feed_hash) WHERE feed_hash IS NOT NULL;
CREATE INDEX worklist_digests ON worklist_choices (official_id) WHERE digest_email IS NOT NULL;

CREATE FUNCTION fold_vietnamese(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(regexp_replace(normalize(lower($1), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')
$$;
COMMENT ON FUNCTION fold_vietnamese IS 'Without marks and capitals, as people type in a hurry: what platform/text.ts does.';

GRANT SELECT, INSERT, UPDATE ON worklist_choices TO camlo_app;
