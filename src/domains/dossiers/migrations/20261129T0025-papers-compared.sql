-- A paper that was sent in as a file joins its owner's store once a clerk has compared the original.
ALTER TABLE dossier_papers ADD COLUMN kept_as uuid,
  ADD CONSTRAINT compared_paper_was_handed_in CHECK (kept_as IS NULL OR held_paper_id IS NULL);
COMMENT ON COLUMN dossier_papers.kept_as IS
  'The paper of the store it became when a clerk compared the original (đã đối chiếu bản chính).';
