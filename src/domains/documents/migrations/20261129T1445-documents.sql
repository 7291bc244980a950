-- Papers between offices: what a seat sends and gets, how each copy was dealt with, who had to read it. Units, posts and people are
-- other rooms' tables; their keys stand here without foreign keys. A seat is a unit's State or its Party side.

CREATE TABLE document_terms (
  locality_id integer NOT NULL,
  valid_from  date    NOT NULL,
  valid_to    date,
  name        text    NOT NULL,
  source      text    NOT NULL,
  standing    text    NOT NULL,
  CONSTRAINT document_terms_pk PRIMARY KEY (locality_id, valid_from),
  CONSTRAINT document_terms_do_not_overlap
    EXCLUDE USING gist (locality_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
  CONSTRAINT document_term_standing_is_known CHECK (standing IN ('S', 'K'))
);
COMMENT ON TABLE document_terms IS 'Nhiệm kỳ cấp ủy: from the day after a congress to the day the next one closes. Party papers are numbered by type within one.';

CREATE TABLE document_sequences (
  locality_id integer NOT NULL,
  unit_id     uuid    NOT NULL,
  type        text    NOT NULL,
  term_from   date    NOT NULL,
  last        integer NOT NULL,
  last_on     date    NOT NULL,
  CONSTRAINT document_sequences_pk PRIMARY KEY (locality_id, unit_id, type, term_from)
);
COMMENT ON TABLE document_sequences IS 'The last number of each type of a Party seat in a term; its row is locked until the paper is written.';

CREATE TABLE document_books (
  locality_id integer  NOT NULL,
  unit_id     uuid     NOT NULL,
  side        text     NOT NULL,
  year        smallint NOT NULL,
  last        integer  NOT NULL,
  CONSTRAINT document_books_pk PRIMARY KEY (locality_id, unit_id, side, year)
);
COMMENT ON TABLE document_books IS 'Số đến: the last number given to what came in, from 01 on 1 January; its row is locked until the line is written.';

CREATE TABLE documents (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  side           text        NOT NULL,
  sender_unit_id uuid,
  sender         text        NOT NULL,
  type           text        NOT NULL,
  number         integer,
  term_from      date,
  code           text        NOT NULL,
  issued_on      date        NOT NULL,
  subject        text        NOT NULL,
  folded         text        NOT NULL,
  urgency        text        NOT NULL DEFAULT 'normal',
  due_on         date,
  read_by        date,
  signer_id      uuid,
  signer_name    text        NOT NULL DEFAULT '',
  authority      text[]      NOT NULL DEFAULT '{}',
  copies         smallint    NOT NULL DEFAULT 1,
  outside        text[]      NOT NULL DEFAULT '{}',
  is_public      boolean     NOT NULL DEFAULT false,
  is_made_up     boolean     NOT NULL DEFAULT false,
  paper_id       uuid,
  earlier_id     uuid,
  earlier_how    text,
  made_by        uuid        NOT NULL,
  made_at        timestamptz NOT NULL,
  reminded_on    date,
  recalled_at    timestamptz,
  recalled_by    uuid,
  recalled_why   text,
  CONSTRAINT documents_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT document_follows_an_earlier_one FOREIGN KEY (locality_id, earlier_id) REFERENCES documents (locality_id, id),
  CONSTRAINT document_side_is_known CHECK (side IN ('state', 'party')),
  CONSTRAINT document_urgency_is_known CHECK (urgency IN ('normal', 'urgent', 'veryUrgent', 'atOnce')),
  CONSTRAINT document_says_something CHECK (subject <> '' AND sender <> '' AND code <> ''),
  CONSTRAINT document_says_how_it_follows CHECK (
    (earlier_id IS NULL) = (earlier_how IS NULL) AND (earlier_how IS NULL OR earlier_how IN ('replaces', 'amends', 'corrects'))),
  CONSTRAINT own_document_is_numbered CHECK ((sender_unit_id IS NULL) = (number IS NULL)),
  CONSTRAINT party_number_is_of_a_term CHECK ((term_from IS NOT NULL) = (side = 'party' AND sender_unit_id IS NOT NULL)),
  CONSTRAINT only_own_state_documents_are_public CHECK (NOT is_public OR (side = 'state' AND sender_unit_id IS NOT NULL)),
  CONSTRAINT recalled_document_says_why CHECK (num_nulls(recalled_at, recalled_by, recalled_why) IN (0, 3))
);
COMMENT ON TABLE documents IS 'Văn bản: sent by a seat of ours, or come from outside. No secret papers, and no personal data in the subject.';
COMMENT ON COLUMN documents.code IS 'Number and symbol as printed: 12/KH-UBND, 13-KL/HU. Two Party papers of one term may print the same.';
COMMENT ON COLUMN documents.sender IS 'How the author calls itself on the paper.';
COMMENT ON COLUMN documents.folded IS 'Code, author and subject without marks, for the search.';
COMMENT ON COLUMN documents.read_by IS 'By when the sender wants it read.';
COMMENT ON COLUMN documents.paper_id IS 'Its line in the State''s book of outgoing papers.';
COMMENT ON COLUMN documents.outside IS 'Receivers outside the program, as they are named under Nơi nhận.';
CREATE UNIQUE INDEX party_number_is_given_once ON documents (locality_id, sender_unit_id, type, term_from, number) WHERE term_from IS NOT NULL;
CREATE UNIQUE INDEX document_has_its_paper_alone ON documents (locality_id, paper_id) WHERE paper_id IS NOT NULL;
-- What a seat sent out, newest first.
CREATE INDEX documents_by_sender ON documents (locality_id, sender_unit_id, side, made_at DESC, id DESC) WHERE sender_unit_id IS NOT NULL;
-- Whether the same paper came before.
CREATE INDEX documents_by_code ON documents (locality_id, lower(code));
CREATE INDEX documents_by_earlier ON documents (locality_id, earlier_id) WHERE earlier_id IS NOT NULL;
CREATE INDEX documents_for_everybody ON documents (locality_id, issued_on DESC, id DESC) WHERE is_public AND recalled_at IS NULL;

CREATE TABLE document_files (
  locality_id integer     NOT NULL,
  document_id uuid        NOT NULL,
  file_id     uuid        NOT NULL,
  position    smallint    NOT NULL,
  name        text        NOT NULL,
  size_bytes  integer     NOT NULL,
  CONSTRAINT document_files_pk PRIMARY KEY (locality_id, document_id, position),
  CONSTRAINT file_is_of_a_document FOREIGN KEY (locality_id, document_id) REFERENCES documents (locality_id, id)
);

CREATE TABLE document_arrivals (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  document_id    uuid        NOT NULL,
  unit_id        uuid        NOT NULL,
  side           text        NOT NULL,
  arrived_at     timestamptz NOT NULL,
  confirm_by     timestamptz NOT NULL,
  state          text        NOT NULL,
  before_recall  text,
  year           smallint,
  number         integer,
  confirmed_at   timestamptz,
  confirmed_by   uuid,
  sent_back_why  text,
  desk_unit_id   uuid,
  desk_side      text,
  instruct_by    timestamptz,
  instructed_at  timestamptz,
  lead_unit_id   uuid,
  lead_person_id uuid,
  due_at         timestamptz,
  note           text        NOT NULL DEFAULT '',
  reminded_at    timestamptz,
  closed_at      timestamptz,
  CONSTRAINT document_arrivals_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT arrival_is_of_a_document FOREIGN KEY (locality_id, document_id) REFERENCES documents (locality_id, id),
  CONSTRAINT document_arrives_once UNIQUE (locality_id, document_id, unit_id, side),
  CONSTRAINT number_in_is_given_once UNIQUE (locality_id, unit_id, side, year, number),
  CONSTRAINT arrival_side_is_known CHECK (side IN ('state', 'party') AND (desk_side IS NULL OR desk_side IN ('state', 'party'))),
  CONSTRAINT arrival_state_is_known CHECK (state IN ('01', '02', '03', '04', '05', '06', '13', '15', '16')),
  CONSTRAINT received_arrival_is_numbered CHECK (num_nulls(year, number, confirmed_at, confirmed_by) IN (0, 4)),
  CONSTRAINT arrival_being_worked_on_is_numbered CHECK (state NOT IN ('03', '04', '05', '06') OR number IS NOT NULL),
  CONSTRAINT sent_back_arrival_says_why CHECK ((state = '02') = (sent_back_why IS NOT NULL)),
  CONSTRAINT recalled_arrival_knows_what_it_was CHECK ((state = '13') = (before_recall IS NOT NULL)),
  CONSTRAINT awaited_word_has_a_desk CHECK (num_nulls(desk_unit_id, desk_side, instruct_by) IN (0, 3))
);
COMMENT ON TABLE document_arrivals IS 'Văn bản đến: a document in the book of a seat. The state is the last of its document_states.';
COMMENT ON COLUMN document_arrivals.confirm_by IS 'The same day (30/2020/NĐ-CP art. 21); what comes when the office is closed, the next one it works.';
COMMENT ON COLUMN document_arrivals.desk_unit_id IS 'The seat whose head has to say what becomes of it.';
COMMENT ON COLUMN document_arrivals.lead_unit_id IS 'Of the last instruction: who leads.';
CREATE INDEX document_arrivals_by_seat ON document_arrivals (locality_id, unit_id, side, arrived_at DESC, id DESC);
CREATE INDEX document_arrivals_by_document ON document_arrivals (locality_id, document_id);
CREATE INDEX document_arrivals_by_lead ON document_arrivals (locality_id, lead_unit_id, instructed_at DESC) WHERE lead_unit_id IS NOT NULL;
-- What waits for a clerk, and what waits for a head.
CREATE INDEX document_arrivals_to_confirm ON document_arrivals (locality_id, unit_id, side, confirm_by, id) WHERE state IN ('01', '13');
CREATE INDEX document_arrivals_to_instruct ON document_arrivals (locality_id, desk_unit_id, desk_side, instruct_by, id) WHERE desk_unit_id IS NOT NULL;
-- What came back, for whoever sent it.
CREATE INDEX document_arrivals_sent_back ON document_arrivals (locality_id, document_id) WHERE state = '02';

CREATE TABLE document_states (
  locality_id  integer     NOT NULL,
  arrival_id   uuid        NOT NULL,
  position     smallint    NOT NULL,
  code         text        NOT NULL,
  at           timestamptz NOT NULL,
  by_person_id uuid,
  by_unit_id   uuid,
  words        text        NOT NULL DEFAULT '',
  CONSTRAINT document_states_pk PRIMARY KEY (locality_id, arrival_id, position),
  CONSTRAINT state_is_of_an_arrival FOREIGN KEY (locality_id, arrival_id) REFERENCES document_arrivals (locality_id, id),
  CONSTRAINT document_state_is_known CHECK (code IN ('01', '02', '03', '04', '05', '06', '13', '15', '16'))
);
COMMENT ON TABLE document_states IS 'Trạng thái xử lý by the codes of QĐ 28/2018/QĐ-TTg: added to, never overwritten.';

CREATE TABLE document_instructions (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  arrival_id     uuid        NOT NULL,
  kind           text        NOT NULL,
  words          text        NOT NULL,
  by_person_id   uuid        NOT NULL,
  by_post_id     uuid        NOT NULL,
  by_unit_id     uuid        NOT NULL,
  at             timestamptz NOT NULL,
  lead_unit_id   uuid,
  lead_person_id uuid,
  helper_ids     uuid[]      NOT NULL DEFAULT '{}',
  due_on         date,
  task_id        uuid,
  CONSTRAINT document_instructions_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT instruction_is_of_an_arrival FOREIGN KEY (locality_id, arrival_id) REFERENCES document_arrivals (locality_id, id),
  CONSTRAINT instruction_kind_is_known CHECK (kind IN ('assign', 'pass', 'inform', 'file')),
  CONSTRAINT one_unit_leads CHECK ((kind IN ('assign', 'pass')) = (lead_unit_id IS NOT NULL)),
  CONSTRAINT assignment_is_a_task CHECK ((kind = 'assign') = (task_id IS NOT NULL)),
  CONSTRAINT instruction_says_something CHECK (words <> '')
);
COMMENT ON TABLE document_instructions IS 'Bút phê (30/2020/NĐ-CP art. 23, annex IV.VII): added to, never changed. An id is its act''s.';
COMMENT ON COLUMN document_instructions.helper_ids IS 'Units that cooperate.';
CREATE INDEX document_instructions_by_arrival ON document_instructions (locality_id, arrival_id, at);

CREATE TABLE document_readers (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  arrival_id     uuid        NOT NULL,
  document_id    uuid        NOT NULL,
  instruction_id uuid        NOT NULL,
  unit_id        uuid        NOT NULL,
  person_id      uuid        NOT NULL,
  asked_at       timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  read_at        timestamptz,
  read_by        uuid,
  reminded_at    timestamptz,
  CONSTRAINT document_readers_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT reader_is_of_an_arrival FOREIGN KEY (locality_id, arrival_id) REFERENCES document_arrivals (locality_id, id),
  CONSTRAINT somebody_reads_an_arrival_once UNIQUE (locality_id, arrival_id, person_id),
  CONSTRAINT read_says_by_whom CHECK ((read_at IS NULL) = (read_by IS NULL))
);
COMMENT ON TABLE document_readers IS 'Để biết: who has to acknowledge a document, and when they did. read_by differs where somebody acted for them.';
COMMENT ON COLUMN document_readers.due_at IS 'infinity where nobody set a day.';
CREATE INDEX document_readers_waiting ON document_readers (locality_id, person_id, due_at, id) WHERE read_at IS NULL;
CREATE INDEX document_readers_by_person ON document_readers (locality_id, person_id, asked_at DESC);
CREATE INDEX document_readers_by_document ON document_readers (locality_id, document_id);

GRANT SELECT, INSERT, UPDATE ON document_terms, document_sequences, document_books, documents, document_arrivals, document_readers TO camlo_app;
GRANT SELECT, INSERT ON document_files, document_states, document_instructions TO camlo_app;
