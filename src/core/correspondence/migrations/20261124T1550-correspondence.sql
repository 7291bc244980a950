-- What an agency sends out under a number of its own: one book for each symbol and year.

CREATE TABLE paper_books (
  locality_id integer  NOT NULL,
  unit_id     uuid     NOT NULL,
  year        smallint NOT NULL,
  symbol      text     NOT NULL,
  last        integer  NOT NULL,
  last_on     date     NOT NULL,
  CONSTRAINT paper_books_pk PRIMARY KEY (locality_id, unit_id, year, symbol),
  CONSTRAINT paper_book_is_of_its_year CHECK (extract(year FROM last_on) = year)
);
COMMENT ON TABLE paper_books IS 'The last number given in each book; its row is locked until the paper is written, so that no number is lost or given twice.';

CREATE TABLE issued_papers (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  unit_id      uuid        NOT NULL,
  year         smallint    NOT NULL,
  symbol       text        NOT NULL,
  number       integer     NOT NULL,
  kind         text        NOT NULL,
  subject      text        NOT NULL,
  issued_on    date        NOT NULL,
  issued_at    timestamptz NOT NULL,
  signer_id    uuid,
  signer_name  text        NOT NULL DEFAULT '',
  authority    text[]      NOT NULL DEFAULT '{}',
  receivers    text[]      NOT NULL DEFAULT '{}',
  copies       smallint    NOT NULL DEFAULT 1,
  case_id      uuid,
  act_id       uuid,
  file_id      uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text,
  CONSTRAINT issued_papers_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT paper_number_is_given_once UNIQUE (locality_id, unit_id, year, symbol, number),
  CONSTRAINT paper_number_is_of_its_year CHECK (extract(year FROM issued_on) = year),
  CONSTRAINT withdrawal_says_why CHECK ((withdrawn_at IS NULL) = (withdrawn_why IS NULL))
);
COMMENT ON TABLE issued_papers IS 'The book of outgoing papers (sổ đăng ký văn bản đi). Receivers are named by their dossier''s code: no personal data stands here.';
COMMENT ON COLUMN issued_papers.symbol IS 'What follows the number: HDHS, TB-UBND.';
COMMENT ON COLUMN issued_papers.authority IS 'The lines above the signature as they were on that day.';
COMMENT ON COLUMN issued_papers.withdrawn_at IS 'A withdrawn paper keeps its number.';

-- The book's page lists a unit's year, newest first.
CREATE INDEX issued_papers_by_unit ON issued_papers (locality_id, unit_id, year, issued_at DESC, id DESC);
CREATE INDEX issued_papers_by_case ON issued_papers (locality_id, case_id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX issued_papers_by_act ON issued_papers (locality_id, act_id) WHERE act_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON paper_books, issued_papers TO camlo_app;
