-- Targets the program counts, orders to explain targets in danger, and the stages of schemes.
ALTER TABLE targets ADD COLUMN counted_on date;
COMMENT ON COLUMN targets.counted_on IS 'The day the program counted it last.';
CREATE INDEX targets_computed ON targets (locality_id, counted_on) WHERE computed_by IS NOT NULL;

CREATE TABLE target_explanations (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  target_id   uuid        NOT NULL,
  unit_id     uuid,
  period      text        NOT NULL,
  in_charge_id uuid       NOT NULL,
  asked_of    uuid,
  state       text        NOT NULL DEFAULT 'open',
  round       smallint    NOT NULL DEFAULT 1,
  shown       jsonb       NOT NULL,
  asked_at    timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  cause       text,
  answer      text,
  remedy      text,
  answered_by uuid,
  answered_at timestamptz,
  late        boolean     NOT NULL DEFAULT false,
  decided_by  uuid,
  decided_at  timestamptz,
  decision    text,
  CONSTRAINT target_explanations_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT explanation_is_of_a_target FOREIGN KEY (locality_id, target_id) REFERENCES targets (locality_id, id),
  CONSTRAINT explanation_state_is_known CHECK (state IN ('open', 'answered', 'accepted')),
  CONSTRAINT explanation_cause_is_known CHECK (cause IN ('weather', 'money', 'people', 'others', 'plan', 'own', 'other')),
  CONSTRAINT answered_explanation_says_what CHECK (state = 'open' OR (cause IS NOT NULL AND answer <> '' AND answered_by IS NOT NULL)),
  CONSTRAINT nobody_accepts_their_own_explanation CHECK (state <> 'accepted' OR decided_by <> answered_by)
);
COMMENT ON TABLE target_explanations IS 'Giải trình: a target in danger is explained by whoever signed for it, else by the head of the unit in charge.';
COMMENT ON COLUMN target_explanations.asked_of IS 'Who signed for it; null: the head of the unit in charge.';
COMMENT ON COLUMN target_explanations.shown IS 'How the target stood when it was asked.';
CREATE UNIQUE INDEX one_explanation_of_a_period ON target_explanations
  (locality_id, target_id, period, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid));
-- What waits for an answer or a decision, nearest due first; few rows, however long the history.
CREATE INDEX explanations_open ON target_explanations (locality_id, in_charge_id, due_at) WHERE state <> 'accepted';

CREATE TABLE scheme_stages (
  locality_id integer     NOT NULL,
  part_id     uuid        NOT NULL,
  stage       text        NOT NULL,
  due_on      date,
  done_on     date,
  unit_id     uuid,
  note        text        NOT NULL DEFAULT '',
  standing    text        NOT NULL DEFAULT 'O',
  set_by      uuid,
  set_at      timestamptz NOT NULL,
  CONSTRAINT scheme_stages_pk PRIMARY KEY (locality_id, part_id, stage),
  CONSTRAINT stage_is_of_a_part FOREIGN KEY (locality_id, part_id) REFERENCES resolution_parts (locality_id, id),
  CONSTRAINT scheme_stage_is_known CHECK (stage IN ('registered', 'outline', 'draft', 'opinions', 'appraisal', 'submitted', 'approved',
    'carriedOut', 'midReview', 'finalReview')),
  CONSTRAINT scheme_stage_standing_is_known CHECK (standing IN ('I', 'S', 'K', 'D', 'O', 'M'))
);
COMMENT ON TABLE scheme_stages IS 'Đề án: the stages from the work programme to the final review (tổng kết), each due, done, by whom.';

GRANT SELECT, INSERT, UPDATE ON target_explanations, scheme_stages TO camlo_app;
