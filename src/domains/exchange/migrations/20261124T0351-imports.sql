-- Files of another system's dossiers: looked at before they come in, and taken back within a day.

CREATE TABLE imports (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  file_name     text        NOT NULL,
  made_at       timestamptz NOT NULL,
  lines         integer     NOT NULL,
  good          integer     NOT NULL,
  confirmed_at  timestamptz,
  taken_back_at timestamptz,
  kept          integer,
  CONSTRAINT imports_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT only_what_came_in_is_taken_back CHECK (taken_back_at IS NULL OR confirmed_at IS NOT NULL)
);
COMMENT ON COLUMN imports.kept IS 'How many dossiers stayed when it was taken back, since somebody had worked on them.';

CREATE TABLE import_lines (
  locality_id integer NOT NULL,
  import_id   uuid    NOT NULL,
  line        integer NOT NULL,
  data        jsonb   NOT NULL,
  flaws       jsonb   NOT NULL DEFAULT '[]',
  CONSTRAINT import_lines_pk PRIMARY KEY (locality_id, import_id, line),
  CONSTRAINT line_belongs_to_an_import FOREIGN KEY (locality_id, import_id) REFERENCES imports (locality_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE import_lines IS
  'The lines of a file until it comes in or is dropped; then they are deleted, for they hold personal data.';

GRANT SELECT, INSERT, UPDATE, DELETE ON imports, import_lines TO camlo_app;
