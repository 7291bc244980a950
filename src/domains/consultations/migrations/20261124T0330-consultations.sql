-- Opinions asked of other units and of bodies outside while a dossier is at a step; several may be asked at once.

CREATE TABLE consultations (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  dossier_id     uuid        NOT NULL,
  step_key       text        NOT NULL,
  asked_by       uuid        NOT NULL,
  asking_unit_id uuid        NOT NULL,
  unit_id        uuid,
  body_name      text,
  outside        boolean     NOT NULL,
  question       text        NOT NULL,
  file_ids       uuid[]      NOT NULL DEFAULT '{}',
  asked_at       timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  silence_ground text,
  state          text        NOT NULL DEFAULT 'open',
  stance         text,
  answer         text,
  answered_by    uuid,
  answered_name  text,
  file_id        uuid,
  file_name      text,
  closed_at      timestamptz,
  CONSTRAINT consultations_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT consultation_names_whom_it_asks CHECK (unit_id IS NOT NULL OR body_name IS NOT NULL),
  CONSTRAINT consultation_state_is_known CHECK (state IN ('open', 'answered', 'withdrawn', 'lapsed')),
  CONSTRAINT consultation_stance_is_known CHECK (stance IN ('agreed', 'agreedWith', 'disagreed', 'noView')),
  CONSTRAINT closed_consultation_says_when CHECK ((state = 'open') = (closed_at IS NULL)),
  CONSTRAINT answered_consultation_has_an_answer CHECK (state <> 'answered' OR (stance IS NOT NULL AND answer IS NOT NULL)),
  CONSTRAINT only_silence_with_a_ground_lapses CHECK (state <> 'lapsed' OR silence_ground IS NOT NULL)
);
COMMENT ON TABLE consultations IS 'Lấy ý kiến phối hợp: what was asked, of whom, until when, and the answer.';
COMMENT ON COLUMN consultations.outside IS 'A body without accounts here: it answers by a signed link, or on paper.';
COMMENT ON COLUMN consultations.silence_ground IS 'The rule by which silence after the date counts as agreement; without one it never does.';
COMMENT ON COLUMN consultations.answered_name IS 'Who signs for a body outside: name and post, as they gave it.';

-- A dossier's page lists its consultations.
CREATE INDEX consultations_by_dossier ON consultations (locality_id, dossier_id, asked_at);
-- What a unit has been asked and hasn't answered, nearest due first.
CREATE INDEX consultations_open ON consultations (locality_id, unit_id, due_at) WHERE state = 'open';
-- What a unit has asked, newest first.
CREATE INDEX consultations_asked ON consultations (locality_id, asking_unit_id, asked_at);
-- Which silence is over.
CREATE INDEX consultations_silent ON consultations (due_at) WHERE state = 'open' AND silence_ground IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON consultations TO camlo_app;
