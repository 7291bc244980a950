-- Papers, their clauses and what a resolution is broken into are written and corrected by officials, too.

ALTER TABLE resolution_papers
  DROP CONSTRAINT resolution_paper_kind_is_known,
  ADD CONSTRAINT resolution_paper_kind_is_known CHECK (kind IN ('resolution', 'conclusion', 'plan', 'decision', 'report', 'programme', 'scheme',
    'directive', 'notice')),
  ADD COLUMN edition integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN resolution_papers.edition IS
  'Counts what was changed by hand in the paper and its clauses; from 2 on a profile changes nothing of it any more.';
CREATE INDEX resolution_papers_by_number ON resolution_papers (locality_id, number) WHERE number IS NOT NULL;

ALTER TABLE resolution_parts ADD COLUMN edition integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN resolution_parts.edition IS 'Counts what was changed by hand; from 2 on a profile changes nothing of it any more.';
ALTER TABLE targets ADD COLUMN edition integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN targets.edition IS 'Counts what was changed by hand; from 2 on a profile changes nothing of it any more.';

ALTER TABLE resolution_links
  ADD COLUMN relation text NOT NULL DEFAULT 'carriesOut',
  ADD CONSTRAINT paper_relation_is_known CHECK (relation IN ('carriesOut', 'replaces', 'amends', 'ends')),
  DROP CONSTRAINT resolution_links_pk,
  ADD CONSTRAINT resolution_links_pk PRIMARY KEY (locality_id, paper_id, from_id, relation);
COMMENT ON COLUMN resolution_links.relation IS 'What the paper does to the other: thực hiện, thay thế, sửa đổi, chấm dứt. No order of dates is asked for.';
CREATE INDEX resolution_links_the_other_way ON resolution_links (locality_id, from_id);

CREATE TABLE resolution_clause_texts (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  clause_id   uuid        NOT NULL,
  paper_id    uuid        NOT NULL,
  number      text        NOT NULL,
  text        jsonb       NOT NULL,
  withdrawn   boolean     NOT NULL,
  reason      text        NOT NULL DEFAULT '',
  ended_by    uuid        NOT NULL,
  ended_at    timestamptz NOT NULL,
  act_id      uuid        NOT NULL,
  CONSTRAINT resolution_clause_texts_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT clause_text_is_of_a_paper FOREIGN KEY (locality_id, paper_id) REFERENCES resolution_papers (locality_id, id),
  CONSTRAINT corrected_clause_says_why CHECK (withdrawn OR reason <> '')
);
COMMENT ON TABLE resolution_clause_texts IS 'What clauses said before they were corrected or withdrawn. Clauses are kept by their key, which outlives them.';
CREATE INDEX clause_texts_by_paper ON resolution_clause_texts (locality_id, paper_id, ended_at DESC);
CREATE INDEX clause_texts_by_clause ON resolution_clause_texts (locality_id, clause_id);

GRANT SELECT, INSERT ON resolution_clause_texts TO camlo_app;
GRANT DELETE ON resolution_links, resolution_clauses, resolution_parts TO camlo_app;
