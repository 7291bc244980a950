-- Several entries of a register at once: a number for each document of which copies are certified, in one act.

ALTER TABLE issued_papers
  ADD COLUMN position smallint,
  ADD COLUMN fee_dong bigint;
COMMENT ON COLUMN issued_papers.position IS 'Which of the case''s documents, from 1; missing where the paper is not about one of several.';
COMMENT ON COLUMN issued_papers.fee_dong IS 'What was charged for it, where the register tells (sổ chứng thực).';

DROP INDEX issued_papers_by_act;
CREATE UNIQUE INDEX issued_papers_by_act ON issued_papers (locality_id, act_id, coalesce(position, 1)) WHERE act_id IS NOT NULL;
