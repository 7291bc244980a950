-- What kind of paper is asked for, and what kind a procedure ends in: by these keys a paper that is held is found, not asked for.
ALTER TABLE procedure_papers ADD COLUMN kind_key text,
  ADD CONSTRAINT paper_kind_key_is_plain CHECK (kind_key ~ '^[a-z][A-Za-z0-9]{1,39}$');
COMMENT ON COLUMN procedure_papers.kind_key IS 'The kind of paper in the store that stands for it; empty where none does.';
ALTER TABLE procedure_versions ADD COLUMN result_kind text,
  ADD CONSTRAINT result_kind_is_plain CHECK (result_kind ~ '^[a-z][A-Za-z0-9]{1,39}$');
COMMENT ON COLUMN procedure_versions.result_kind IS 'The kind under which the result is kept in the store; empty: only as a file of its own.';
