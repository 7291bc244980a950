-- A paper that an office already holds stands in a dossier by its key in the store; the file stays there, so that a look at it
-- needs the owner's consent and is recorded.
ALTER TABLE dossier_papers ADD COLUMN held_paper_id uuid;
COMMENT ON COLUMN dossier_papers.held_paper_id IS 'The paper of the store that is used instead of one handed in.';
ALTER TABLE dossier_papers ADD CONSTRAINT reused_paper_stays_in_the_store
  CHECK (held_paper_id IS NULL OR (digitised IN (2, 3) AND file_id IS NULL));
