-- Files of dossiers live beside them, so that both commit together: see docs/decisions/…-files-live-in-the-database.md.

CREATE TABLE files (
  locality_id integer NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT files_pkey PRIMARY KEY (locality_id, id),
  CONSTRAINT files_are_papers_or_pictures CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  CONSTRAINT files_are_not_empty CHECK (size_bytes > 0),
  CONSTRAINT files_name_is_one_line CHECK (name <> '' AND char_length(name) <= 150 AND name !~ '[[:cntrl:]/\\]'),
  CONSTRAINT files_sha256_is_whole CHECK (octet_length(sha256) = 32)
);
COMMENT ON TABLE files IS 'What a room has taken into its keeping; its bytes are in file_chunks. Never changed once written.';
COMMENT ON COLUMN files.name IS 'As the sender named it (NFC), cleaned; the ending follows the content.';

CREATE TABLE uploads (
  locality_id integer NOT NULL,
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  name text NOT NULL,
  declared_bytes integer NOT NULL,
  received_bytes integer NOT NULL DEFAULT 0,
  origin bytea NOT NULL,
  media_type text,
  sha256 bytea,
  expires_at timestamptz NOT NULL,
  CONSTRAINT uploads_pkey PRIMARY KEY (locality_id, id),
  CONSTRAINT uploads_token_is_one_of_a_kind UNIQUE (token_hash),
  CONSTRAINT uploads_are_not_empty CHECK (declared_bytes > 0),
  CONSTRAINT uploads_receive_no_more_than_declared CHECK (received_bytes BETWEEN 0 AND declared_bytes),
  CONSTRAINT uploads_are_checked_whole CHECK (
    (media_type IS NULL) = (sha256 IS NULL) AND (media_type IS NULL OR received_bytes = declared_bytes)
  )
);
COMMENT ON TABLE uploads IS 'Files on their way; claimed by a room within a day or swept away.';
COMMENT ON COLUMN uploads.id IS 'Becomes the key of the file, so that claiming it moves no bytes.';
COMMENT ON COLUMN uploads.token_hash IS 'SHA-256 of the token in the upload''s address; the token itself is not kept.';
COMMENT ON COLUMN uploads.origin IS 'Keyed hash of the sender''s network address: bounds what one address may leave lying about.';
COMMENT ON COLUMN uploads.media_type IS 'Set with sha256 once the whole content was checked.';

-- The sweep looks for what has expired; a new upload counts what its address has open.
CREATE INDEX uploads_by_expiry ON uploads (expires_at);
CREATE INDEX uploads_by_origin ON uploads (origin);

CREATE TABLE file_chunks (
  locality_id integer NOT NULL,
  file_id uuid NOT NULL,
  position integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT file_chunks_pkey PRIMARY KEY (locality_id, file_id, position)
);
COMMENT ON TABLE file_chunks IS 'Pieces of a file or of an upload. No foreign key: the key belongs first to uploads, then to files.';
COMMENT ON COLUMN file_chunks.position IS 'Offset of the piece''s first byte.';
-- Pictures and PDF are compressed already: compressing them again would only cost time.
ALTER TABLE file_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Files are added and read. Pieces are deleted only with the upload they belong to.
GRANT SELECT, INSERT ON files TO camlo_app;
GRANT SELECT, INSERT, DELETE ON file_chunks TO camlo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON uploads TO camlo_app;
