-- Dossiers of the one-stop: who asks, what for, where it stands, and how its clocks ran.
-- Units, posts, procedures and people are other rooms' tables: their keys stand here without foreign keys, so that those
-- rooms may keep and move their rows as their own laws say.

CREATE TABLE applicants (
  locality_id integer NOT NULL,
  id          uuid    NOT NULL,
  kind        text    NOT NULL DEFAULT 'citizen',
  full_name   text,
  folded_name text,
  id_number   text,
  phone       text,
  email       text,
  address     text,
  erased_at   timestamptz,
  CONSTRAINT applicants_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT applicant_kind_is_known CHECK (kind IN ('citizen', 'enterprise', 'household')),
  CONSTRAINT applicant_has_a_name_until_erased CHECK ((full_name IS NOT NULL) = (erased_at IS NULL)),
  CONSTRAINT erased_applicant_has_no_data CHECK (
    erased_at IS NULL OR (folded_name IS NULL AND id_number IS NULL AND phone IS NULL AND email IS NULL AND address IS NULL))
);
COMMENT ON TABLE applicants IS
  'Người nộp hồ sơ. Personal data stands here and in dossiers.form_data only, never in an act, so that it can be erased.';
COMMENT ON COLUMN applicants.folded_name IS 'The name without marks and capitals: the counter finds people by it.';

-- The counter finds a person by the beginnings of any words of the name. Filled lazily, so that submissions stay fast.
CREATE INDEX applicants_by_words ON applicants USING gin (to_tsvector('simple', folded_name));
-- …or by the beginning of a number.
CREATE INDEX applicants_by_id_number ON applicants (locality_id, id_number text_pattern_ops) WHERE id_number IS NOT NULL;
CREATE INDEX applicants_by_phone ON applicants (locality_id, phone text_pattern_ops) WHERE phone IS NOT NULL;

CREATE TABLE dossiers (
  locality_id          integer     NOT NULL,
  id                   uuid        NOT NULL,
  code                 text        NOT NULL,
  version              integer     NOT NULL DEFAULT 1,
  idempotency_key      text,
  secret_hash          bytea       NOT NULL,
  channel              text        NOT NULL,
  procedure_id         uuid        NOT NULL,
  procedure_version_id uuid        NOT NULL,
  applicant_id         uuid        NOT NULL,
  receiving_unit_id    uuid        NOT NULL,
  status               text        NOT NULL,
  before_supplement    text,
  before_withdrawal    text,
  step_key             text        NOT NULL,
  queue_unit_id      uuid,
  queue_role         text,
  assignee_id          uuid,
  form_data            jsonb,
  content_salt         text,
  sets                 smallint    NOT NULL DEFAULT 1,
  fee_dong             bigint      NOT NULL DEFAULT 0,
  fee_paid_at          timestamptz,
  submitted_at         timestamptz NOT NULL,
  promised_on          date,
  received_at          timestamptz,
  received_by          uuid,
  clock_started_at     timestamptz,
  legal_due_at         timestamptz,
  legal_due_on         date,
  due_provisional      boolean     NOT NULL DEFAULT false,
  step_due_at          timestamptz,
  queue_due_at         timestamptz GENERATED ALWAYS AS (
    CASE WHEN coalesce(before_withdrawal, status) IN ('submitted', 'accepted', 'processing')
    THEN coalesce(legal_due_at, step_due_at, 'infinity') ELSE 'infinity' END) STORED,
  apologised_at        timestamptz,
  apology_due_at       timestamptz,
  supplements          smallint    NOT NULL DEFAULT 0,
  finished_at          timestamptz,
  worked_minutes       integer,
  late_minutes         integer     NOT NULL DEFAULT 0,
  returned_at          timestamptz,
  CONSTRAINT dossiers_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT dossier_code_is_unique UNIQUE (locality_id, code),
  CONSTRAINT dossier_code_has_a_form_in_force CHECK (
    code ~ '^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,3})-\d{6}-\d{4,7}$'),
  CONSTRAINT dossier_status_is_known CHECK (status IN ('submitted', 'accepted', 'not_accepted', 'processing',
    'awaiting_supplement', 'awaiting_payment', 'withdrawal_requested', 'stopped', 'resolved', 'returned')),
  CONSTRAINT dossier_channel_is_known CHECK (channel IN ('counter', 'online', 'post')),
  CONSTRAINT waiting_dossier_knows_where_it_returns CHECK (
    (status <> 'awaiting_supplement' OR before_supplement IS NOT NULL)
    AND (status = 'withdrawal_requested') = (before_withdrawal IS NOT NULL)),
  CONSTRAINT open_dossier_is_in_one_queue CHECK (
    (status IN ('not_accepted', 'stopped', 'returned')) = (queue_role IS NULL)
    AND (queue_role IS NULL) = (queue_unit_id IS NULL)),
  CONSTRAINT accepted_dossier_has_a_due_date CHECK (
    status NOT IN ('accepted', 'processing', 'awaiting_payment', 'resolved', 'returned')
    OR (received_at IS NOT NULL AND legal_due_at IS NOT NULL AND legal_due_on IS NOT NULL)),
  CONSTRAINT resolved_dossier_is_finished CHECK (status NOT IN ('resolved', 'returned') OR finished_at IS NOT NULL),
  CONSTRAINT returned_dossier_says_when CHECK ((status = 'returned') = (returned_at IS NOT NULL)),
  CONSTRAINT new_date_is_given_with_an_apology CHECK ((apologised_at IS NULL) = (apology_due_at IS NULL)),
  CONSTRAINT lateness_is_not_negative CHECK (late_minutes >= 0),
  CONSTRAINT dossier_applicant_exists FOREIGN KEY (locality_id, applicant_id) REFERENCES applicants (locality_id, id)
);
COMMENT ON TABLE dossiers IS 'Hồ sơ thủ tục hành chính, from submission to the result in the person''s hands.';
COMMENT ON COLUMN dossiers.version IS 'Counts every change: a page that shows an older one can''t act on the dossier.';
COMMENT ON COLUMN dossiers.idempotency_key IS 'Made with the form: the same form sent twice is one dossier.';
COMMENT ON COLUMN dossiers.secret_hash IS 'SHA-256 of the second secret, which opens the result to whoever also has the code.';
COMMENT ON COLUMN dossiers.before_supplement IS 'Where the dossier returns once it is complete.';
COMMENT ON COLUMN dossiers.before_withdrawal IS 'Where the dossier returns when a withdrawal comes to nothing.';
COMMENT ON COLUMN dossiers.queue_unit_id IS
  'The queue it stands in, with queue_role; the sender''s while a body outside has it. Missing once closed.';
COMMENT ON COLUMN dossiers.content_salt IS
  'Salt of the hash of the form''s content that stands in the act of submission; erased with the content.';
COMMENT ON COLUMN dossiers.promised_on IS 'The due date shown before sending; how often it was kept is shown to the next person.';
COMMENT ON COLUMN dossiers.legal_due_at IS
  'Thời điểm hẹn trả: starts anew after a supplement, stands still during a financial duty. The history is in dossier_due_dates.';
COMMENT ON COLUMN dossiers.queue_due_at IS 'What queues are ordered by: the running clock''s due date (before acceptance that of the answer); infinity while none runs.';
COMMENT ON COLUMN dossiers.apology_due_at IS 'The new date of form 04, given at most once; lateness is still counted from the legal due date.';
COMMENT ON COLUMN dossiers.finished_at IS 'When the office was done: result signed, refused or stopped. The clock ends here.';
COMMENT ON COLUMN dossiers.worked_minutes IS 'Working minutes from reception to the end, pauses left out.';
COMMENT ON COLUMN dossiers.late_minutes IS 'Working minutes after the due date; every one of them stands in dossier_lateness too.';

CREATE UNIQUE INDEX dossiers_by_idempotency_key ON dossiers (locality_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
-- Every queue reads one unit's and role's open dossiers by due date, all day.
CREATE INDEX dossiers_queue ON dossiers (locality_id, queue_unit_id, queue_role, queue_due_at, id) INCLUDE (status)
  WHERE queue_role IS NOT NULL;
-- The counter shows what else a person has running; erasing looks for the person's forms.
CREATE INDEX dossiers_by_applicant ON dossiers (locality_id, applicant_id);
-- The register and the search list a unit's dossiers, newest first.
CREATE INDEX dossiers_by_receiving_unit ON dossiers (locality_id, receiving_unit_id, submitted_at DESC, id);
-- A procedure's page tells the time really taken in the last year.
CREATE INDEX dossiers_finished_by_procedure ON dossiers (locality_id, procedure_id, finished_at)
  INCLUDE (worked_minutes, late_minutes, promised_on) WHERE finished_at IS NOT NULL;

CREATE TABLE dossier_papers (
  locality_id integer  NOT NULL,
  id          uuid     NOT NULL,
  dossier_id  uuid     NOT NULL,
  position    smallint NOT NULL,
  name        text     NOT NULL,
  kind        text     NOT NULL,
  quantity    smallint NOT NULL DEFAULT 1,
  received    boolean  NOT NULL DEFAULT true,
  digitised   smallint NOT NULL DEFAULT 0,
  file_id     uuid,
  file_name   text,
  CONSTRAINT dossier_papers_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT paper_belongs_to_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT paper_quantity_is_sensible CHECK (quantity BETWEEN 0 AND 999),
  CONSTRAINT paper_digitised_is_known CHECK (digitised BETWEEN 0 AND 3)
);
COMMENT ON COLUMN dossier_papers.digitised IS
  'National code of digitising: 0 not, 1 digitised, 2 reused, 3 reused from another dossier''s result.';
-- A dossier's page lists its papers.
CREATE INDEX dossier_papers_by_dossier ON dossier_papers (locality_id, dossier_id, position);

CREATE TABLE dossier_steps (
  locality_id     integer     NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  step_key        text        NOT NULL,
  unit_id         uuid        NOT NULL,
  role            text        NOT NULL,
  external        boolean     NOT NULL DEFAULT false,
  person_id       uuid,
  started_at      timestamptz NOT NULL,
  share_minutes   integer     NOT NULL,
  due_at          timestamptz NOT NULL,
  ended_at        timestamptz,
  outcome         text,
  worked_minutes  integer,
  over_minutes    integer,
  legal_period    smallint    NOT NULL DEFAULT 0,
  CONSTRAINT dossier_steps_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT step_belongs_to_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT ended_step_is_measured CHECK (
    (ended_at IS NULL) = (worked_minutes IS NULL) AND (ended_at IS NULL) = (over_minutes IS NULL)),
  CONSTRAINT step_ends_after_it_starts CHECK (ended_at >= started_at)
);
COMMENT ON TABLE dossier_steps IS 'Each run of a step: who had the dossier from when to when, and how long it was allowed.';
COMMENT ON COLUMN dossier_steps.person_id IS 'Who has it in hand; at the end, who ended it.';
COMMENT ON COLUMN dossier_steps.legal_period IS 'Which run of the legal clock it belongs to: 0 before reception, 1 from reception, one more after each supplement.';
CREATE INDEX dossier_steps_by_dossier ON dossier_steps (locality_id, dossier_id, started_at);
-- One clock runs at a time.
CREATE UNIQUE INDEX one_running_step_per_dossier ON dossier_steps (locality_id, dossier_id) WHERE ended_at IS NULL;
-- The board asks which running clocks of a unit are late or near.
CREATE INDEX dossier_steps_running ON dossier_steps (locality_id, unit_id, due_at) INCLUDE (step_key, person_id, dossier_id)
  WHERE ended_at IS NULL;

CREATE TABLE dossier_pauses (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  cause       text        NOT NULL,
  reason      text,
  started_at  timestamptz NOT NULL,
  started_by  uuid,
  ended_at    timestamptz,
  ended_by    uuid,
  CONSTRAINT dossier_pauses_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT pause_belongs_to_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT pause_cause_is_known CHECK (cause IN ('supplement', 'financialDuty', 'outage')),
  CONSTRAINT pause_ends_after_it_starts CHECK (ended_at >= started_at)
);
COMMENT ON TABLE dossier_pauses IS 'Time outside the limit, and whose it is. After a supplement the limit starts anew; after the others it goes on.';
CREATE INDEX dossier_pauses_by_dossier ON dossier_pauses (locality_id, dossier_id, started_at);
CREATE UNIQUE INDEX one_open_pause_per_dossier ON dossier_pauses (locality_id, dossier_id) WHERE ended_at IS NULL;

CREATE TABLE dossier_due_dates (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  cause       text        NOT NULL,
  due_at      timestamptz NOT NULL,
  due_on      date        NOT NULL,
  provisional boolean     NOT NULL,
  explanation jsonb,
  set_at      timestamptz NOT NULL,
  CONSTRAINT dossier_due_dates_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT due_date_belongs_to_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT due_date_cause_is_known CHECK (cause IN ('reception', 'supplement', 'financialDuty', 'outage', 'apology'))
);
COMMENT ON TABLE dossier_due_dates IS 'Every due date a dossier was ever given. Added to, never changed.';
COMMENT ON COLUMN dossier_due_dates.explanation IS 'The days that were counted and those that were skipped, and why.';
CREATE INDEX dossier_due_dates_by_dossier ON dossier_due_dates (locality_id, dossier_id, set_at);

CREATE TABLE dossier_lateness (
  locality_id     integer     NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  run_id          uuid        NOT NULL,
  unit_id         uuid        NOT NULL,
  step_key        text        NOT NULL,
  cause           text        NOT NULL,
  working_minutes integer     NOT NULL,
  charged_at      timestamptz NOT NULL,
  CONSTRAINT dossier_lateness_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT lateness_belongs_to_a_step FOREIGN KEY (locality_id, run_id) REFERENCES dossier_steps (locality_id, id),
  CONSTRAINT lateness_cause_is_known CHECK (cause IN ('office', 'otherAgency')),
  CONSTRAINT charged_lateness_is_positive CHECK (working_minutes > 0)
);
COMMENT ON TABLE dossier_lateness IS
  'Every late working minute of a dossier, charged to a step, a unit and a cause; per dossier they add up to late_minutes.';
CREATE INDEX dossier_lateness_by_dossier ON dossier_lateness (locality_id, dossier_id);
-- The board and the unit's statistics ask who caused the lateness of a period.
CREATE INDEX dossier_lateness_by_unit ON dossier_lateness (locality_id, unit_id, charged_at);

CREATE TABLE dossier_results (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  file_id     uuid        NOT NULL,
  signed_by   uuid,
  external    boolean     NOT NULL DEFAULT false,
  added_at    timestamptz NOT NULL,
  CONSTRAINT dossier_results_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT result_belongs_to_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT our_result_is_signed CHECK (external OR signed_by IS NOT NULL)
);
CREATE INDEX dossier_results_by_dossier ON dossier_results (locality_id, dossier_id, added_at);

CREATE TABLE dossier_notes (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  dossier_id  uuid        NOT NULL,
  verb        text        NOT NULL,
  body        text        NOT NULL,
  items       text[]      NOT NULL DEFAULT '{}',
  file_id     uuid,
  written_by  uuid,
  written_at  timestamptz NOT NULL,
  CONSTRAINT dossier_notes_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT note_belongs_to_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id)
);
COMMENT ON TABLE dossier_notes IS
  'What was written with an act (the reason, the papers asked for, an answer from outside); its id is the act''s. Official forms print it.';
CREATE INDEX dossier_notes_by_dossier ON dossier_notes (locality_id, dossier_id, written_at);

CREATE TABLE ratings (
  locality_id integer     NOT NULL,
  dossier_id  uuid        NOT NULL,
  token_hash  bytea       NOT NULL,
  issued_at   timestamptz NOT NULL,
  stars       smallint,
  comment     text,
  rated_at    timestamptz,
  CONSTRAINT ratings_pk PRIMARY KEY (locality_id, dossier_id),
  CONSTRAINT rating_token_is_unique UNIQUE (token_hash),
  CONSTRAINT rating_belongs_to_a_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossiers (locality_id, id),
  CONSTRAINT rating_is_one_to_five CHECK (stars BETWEEN 1 AND 5),
  CONSTRAINT rated_means_stars CHECK ((rated_at IS NULL) = (stars IS NULL))
);
COMMENT ON COLUMN ratings.token_hash IS 'SHA-256 of the token in the one-use link that comes with the result.';

CREATE TABLE code_serials (
  locality_id integer NOT NULL,
  agency_code text    NOT NULL,
  day         date    NOT NULL,
  last        integer NOT NULL,
  CONSTRAINT code_serials_pk PRIMARY KEY (locality_id, agency_code, day)
);
COMMENT ON TABLE code_serials IS
  'The last serial drawn by an agency on a day. Drawn in blocks and committed at once: gaps happen, doubles never.';

GRANT SELECT, INSERT, UPDATE ON applicants, dossiers, dossier_papers, dossier_steps, dossier_pauses, dossier_notes, ratings,
  code_serials
  TO camlo_app;
-- History is added to and read; nobody rewrites it.
GRANT SELECT, INSERT ON dossier_due_dates, dossier_lateness, dossier_results TO camlo_app;
