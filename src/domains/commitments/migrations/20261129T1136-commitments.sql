-- Who promised what to whom, and what came of it. Units, posts, officials, files, targets and tasks are other rooms' tables; their keys
-- stand here without foreign keys.

CREATE TABLE commitment_rules (
  locality_id         integer  NOT NULL,
  valid_from          date     NOT NULL,
  valid_to            date,
  clauses_from        smallint NOT NULL,
  clauses_to          smallint NOT NULL,
  signed_by_month_day text     NOT NULL,
  sign_working_days   smallint NOT NULL,
  remind_working_days smallint NOT NULL,
  sign_order          text     NOT NULL,
  partly_from         smallint NOT NULL,
  is_public           boolean  NOT NULL,
  source              text     NOT NULL,
  standing            text     NOT NULL,
  CONSTRAINT commitment_rules_pk PRIMARY KEY (locality_id, valid_from),
  CONSTRAINT commitment_rules_do_not_overlap
    EXCLUDE USING gist (locality_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
  CONSTRAINT commitment_rule_numbers_make_sense CHECK (clauses_from BETWEEN 1 AND clauses_to AND clauses_to <= 50
    AND sign_working_days >= 1 AND remind_working_days >= 0 AND partly_from BETWEEN 1 AND 100
    AND signed_by_month_day ~ '^\d{2}-\d{2}$'),
  CONSTRAINT commitment_order_is_known CHECK (sign_order IN ('inOrder', 'together')),
  CONSTRAINT commitment_rule_standing_is_known CHECK (standing IN ('S', 'K'))
);
COMMENT ON TABLE commitment_rules IS 'How commitments are made between two dates: how many clauses, by when they are signed, in which order, and who may read them.';
COMMENT ON COLUMN commitment_rules.partly_from IS 'From how many per cent of its plan a target that was missed counts as reached in part.';
COMMENT ON COLUMN commitment_rules.is_public IS 'Whether everybody may read signed commitments; else officials only.';

CREATE TABLE commitment_books (
  locality_id integer  NOT NULL,
  year        smallint NOT NULL,
  last        integer  NOT NULL,
  CONSTRAINT commitment_books_pk PRIMARY KEY (locality_id, year)
);
COMMENT ON TABLE commitment_books IS 'The last number of a year''s commitments; its row is locked until the commitment is written, so that none is given twice.';

CREATE TABLE commitments (
  locality_id        integer     NOT NULL,
  id                 uuid        NOT NULL,
  year               smallint    NOT NULL,
  number             integer     NOT NULL,
  amends_id          uuid,
  from_on            date        NOT NULL,
  to_on              date        NOT NULL,
  giver_body         text        NOT NULL,
  giver_post_id      uuid,
  giver_unit_id      uuid        NOT NULL,
  giver_person_id    uuid,
  answerer_post_id   uuid,
  answerer_unit_id   uuid        NOT NULL,
  answerer_person_id uuid,
  state              text        NOT NULL,
  turn               text,
  version            integer     NOT NULL DEFAULT 1,
  sign_order         text        NOT NULL,
  sign_by            date        NOT NULL,
  standing           text        NOT NULL,
  made_by            uuid,
  made_at            timestamptz NOT NULL,
  signed_at          timestamptz,
  is_on_paper        boolean     NOT NULL DEFAULT false,
  declined_by        text,
  decline_reason     text,
  is_decline_known   boolean     NOT NULL DEFAULT true,
  closed_at          timestamptz,
  CONSTRAINT commitments_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT commitment_number_is_given_once UNIQUE (locality_id, year, number),
  CONSTRAINT annex_amends_a_commitment FOREIGN KEY (locality_id, amends_id) REFERENCES commitments (locality_id, id),
  CONSTRAINT commitment_term_has_a_length CHECK (from_on < to_on),
  CONSTRAINT nobody_promises_to_oneself CHECK (giver_person_id <> answerer_person_id AND giver_post_id <> answerer_post_id),
  CONSTRAINT commitment_is_of_two_people CHECK (standing IN ('D', 'I')
    OR num_nulls(giver_post_id, giver_person_id, answerer_post_id, answerer_person_id) = 0),
  CONSTRAINT commitment_state_is_known CHECK (state IN ('draft', 'negotiating', 'signing', 'inForce', 'settling', 'settled', 'declined',
    'withdrawn')),
  CONSTRAINT commitment_turn_is_known CHECK (turn IN ('giver', 'answerer')),
  CONSTRAINT negotiated_commitment_waits_for_somebody CHECK ((state = 'negotiating') = (turn IS NOT NULL)),
  CONSTRAINT commitment_in_force_says_since_when CHECK (state NOT IN ('inForce', 'settling', 'settled') OR signed_at IS NOT NULL),
  CONSTRAINT declined_commitment_says_who_and_why CHECK (state <> 'declined' OR (declined_by IN ('giver', 'answerer') AND decline_reason <> '')),
  CONSTRAINT closed_commitment_says_when CHECK ((state IN ('settled', 'withdrawn')) = (closed_at IS NOT NULL)),
  CONSTRAINT commitment_order_is_known CHECK (sign_order IN ('inOrder', 'together')),
  CONSTRAINT commitment_standing_is_known CHECK (standing IN ('I', 'D', 'O', 'M'))
);
COMMENT ON TABLE commitments IS 'Bản cam kết trách nhiệm between two people in their posts; an annex is one that amends another.';
COMMENT ON COLUMN commitments.giver_body IS 'For whom the giver signs: Ban Thường vụ Huyện ủy, Ủy ban nhân dân huyện.';
COMMENT ON COLUMN commitments.turn IS 'Whose answer to the last proposal is awaited.';
COMMENT ON COLUMN commitments.standing IS 'I told in the interview of 2018, D derived from it, O made by officials, M made up to show.';
COMMENT ON COLUMN commitments.is_on_paper IS 'Signed by hand, outside the program; the original lies in the archive.';
COMMENT ON COLUMN commitments.is_decline_known IS 'The other party has taken note of the refusal.';

-- Two who draw one up at once, or a form sent twice, make one.
CREATE UNIQUE INDEX one_commitment_of_two_posts_a_year ON commitments (locality_id, giver_post_id, answerer_post_id, year)
  WHERE amends_id IS NULL AND state <> 'withdrawn';
CREATE UNIQUE INDEX one_annex_is_made_at_a_time ON commitments (locality_id, amends_id)
  WHERE amends_id IS NOT NULL AND state IN ('draft', 'negotiating', 'signing', 'declined');
-- The list, newest first, and what each unit promised.
CREATE INDEX commitments_by_year ON commitments (locality_id, year DESC, number DESC);
CREATE INDEX commitments_by_unit ON commitments (locality_id, answerer_unit_id, year DESC, number DESC);
CREATE INDEX commitments_by_original ON commitments (locality_id, amends_id) WHERE amends_id IS NOT NULL;
-- What waits for a post: few rows, however long the history.
CREATE INDEX commitments_open_by_giver ON commitments (locality_id, giver_post_id) WHERE closed_at IS NULL;
CREATE INDEX commitments_open_by_answerer ON commitments (locality_id, answerer_post_id) WHERE closed_at IS NULL;
CREATE INDEX commitments_in_force_to ON commitments (locality_id, to_on) WHERE state = 'inForce' AND amends_id IS NULL;

CREATE TABLE commitment_versions (
  locality_id   integer     NOT NULL,
  commitment_id uuid        NOT NULL,
  number        integer     NOT NULL,
  by_side       text        NOT NULL,
  by_person     uuid,
  proposed_at   timestamptz NOT NULL,
  note          text        NOT NULL DEFAULT '',
  terms         jsonb       NOT NULL,
  CONSTRAINT commitment_versions_pk PRIMARY KEY (locality_id, commitment_id, number),
  CONSTRAINT version_is_of_a_commitment FOREIGN KEY (locality_id, commitment_id) REFERENCES commitments (locality_id, id),
  CONSTRAINT version_side_is_known CHECK (by_side IN ('giver', 'answerer'))
);
COMMENT ON TABLE commitment_versions IS 'Phương án: what a side proposed, whole; what changed between two is found by comparing them.';
COMMENT ON COLUMN commitment_versions.terms IS 'Grounds, clauses, counter-duties and what follows if missed (rules/terms.ts).';

CREATE TABLE commitment_clauses (
  locality_id   integer  NOT NULL,
  commitment_id uuid     NOT NULL,
  key           uuid     NOT NULL,
  position      smallint NOT NULL,
  target_id     uuid,
  unit_id       uuid,
  task_id       uuid,
  due_on        date     NOT NULL,
  CONSTRAINT commitment_clauses_pk PRIMARY KEY (locality_id, commitment_id, key),
  CONSTRAINT clause_is_of_a_commitment FOREIGN KEY (locality_id, commitment_id) REFERENCES commitments (locality_id, id),
  CONSTRAINT clause_is_a_target_or_a_task CHECK (num_nonnulls(target_id, task_id) = 1)
);
COMMENT ON TABLE commitment_clauses IS 'The clauses of the version that stands, as keys of what they are, so that a target or task finds its promise.';
CREATE INDEX commitment_clauses_by_target ON commitment_clauses (locality_id, target_id, unit_id) WHERE target_id IS NOT NULL;
CREATE INDEX commitment_clauses_by_task ON commitment_clauses (locality_id, task_id) WHERE task_id IS NOT NULL;

CREATE TABLE commitment_duties (
  locality_id   integer     NOT NULL,
  commitment_id uuid        NOT NULL,
  key           uuid        NOT NULL,
  done_on       date        NOT NULL,
  note          text        NOT NULL DEFAULT '',
  done_by       uuid        NOT NULL,
  recorded_at   timestamptz NOT NULL,
  CONSTRAINT commitment_duties_pk PRIMARY KEY (locality_id, commitment_id, key),
  CONSTRAINT duty_is_of_a_commitment FOREIGN KEY (locality_id, commitment_id) REFERENCES commitments (locality_id, id)
);
COMMENT ON TABLE commitment_duties IS 'Which conditions (người, tiền, quyết định) the giver has met, and when.';

CREATE TABLE commitment_papers (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  commitment_id uuid        NOT NULL,
  kind          text        NOT NULL,
  round         smallint    NOT NULL,
  version       integer     NOT NULL,
  state         text        NOT NULL,
  file_id       uuid        NOT NULL,
  sign_by       date        NOT NULL,
  printed_at    timestamptz NOT NULL,
  reminded_at   timestamptz,
  voided_at     timestamptz,
  void_cause    text,
  CONSTRAINT commitment_papers_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT paper_is_of_a_commitment FOREIGN KEY (locality_id, commitment_id) REFERENCES commitments (locality_id, id),
  CONSTRAINT commitment_round_is_counted_once UNIQUE (locality_id, commitment_id, kind, round),
  CONSTRAINT commitment_paper_kind_is_known CHECK (kind IN ('commitment', 'settlement')),
  CONSTRAINT commitment_paper_state_is_known CHECK (state IN ('open', 'signed', 'void')),
  CONSTRAINT void_paper_says_when_and_why CHECK ((state = 'void') = (voided_at IS NOT NULL) AND (state = 'void') = (void_cause IS NOT NULL)),
  CONSTRAINT commitment_void_cause_is_known CHECK (void_cause IN ('changed', 'declined', 'withdrawn', 'onPaper'))
);
COMMENT ON TABLE commitment_papers IS 'Lượt ký: a printed version with the signatures on it so far; one that was changed meanwhile is void and stays readable.';
CREATE UNIQUE INDEX one_paper_is_signed_at_a_time ON commitment_papers (locality_id, commitment_id) WHERE state = 'open';
CREATE INDEX commitment_papers_to_remind ON commitment_papers (locality_id, sign_by) WHERE state = 'open' AND reminded_at IS NULL;

CREATE TABLE commitment_signatures (
  locality_id integer     NOT NULL,
  paper_id    uuid        NOT NULL,
  side        text        NOT NULL,
  person_id   uuid        NOT NULL,
  post_id     uuid        NOT NULL,
  signed_at   timestamptz NOT NULL,
  CONSTRAINT commitment_signatures_pk PRIMARY KEY (locality_id, paper_id, side),
  CONSTRAINT signature_is_on_a_paper FOREIGN KEY (locality_id, paper_id) REFERENCES commitment_papers (locality_id, id),
  CONSTRAINT commitment_signature_side_is_known CHECK (side IN ('giver', 'answerer'))
);

CREATE TABLE commitment_settlements (
  locality_id      integer     NOT NULL,
  commitment_id    uuid        NOT NULL,
  drafted_at       timestamptz NOT NULL,
  lines            jsonb       NOT NULL,
  giver_comment    text        NOT NULL DEFAULT '',
  answerer_comment text        NOT NULL DEFAULT '',
  has_giver        boolean     NOT NULL DEFAULT false,
  has_answerer     boolean     NOT NULL DEFAULT false,
  CONSTRAINT commitment_settlements_pk PRIMARY KEY (locality_id, commitment_id),
  CONSTRAINT settlement_is_of_a_commitment FOREIGN KEY (locality_id, commitment_id) REFERENCES commitments (locality_id, id)
);
COMMENT ON TABLE commitment_settlements IS 'Thanh lý, nghiệm thu cuối kỳ: drafted from the acts; each side says its own, then both sign.';
COMMENT ON COLUMN commitment_settlements.lines IS 'Each clause with its verdict and its causes as the acts told them when it was drafted (rules/settlement.ts).';
COMMENT ON COLUMN commitment_settlements.has_giver IS 'The giver has said their own, if only that there is nothing to add.';

GRANT SELECT, INSERT, UPDATE ON commitment_rules, commitment_books, commitments, commitment_papers, commitment_settlements TO camlo_app;
GRANT SELECT, INSERT, UPDATE ON commitment_versions TO camlo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON commitment_clauses TO camlo_app;
GRANT SELECT, INSERT ON commitment_duties, commitment_signatures TO camlo_app;
