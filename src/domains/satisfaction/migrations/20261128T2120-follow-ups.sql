-- What an office does after a low rating: until when, who called the person, what was wrong, what was done, and whether the
-- person says it is settled. Units, posts and dossiers are other rooms' tables; their keys stand here without foreign keys.

CREATE TABLE follow_up_rules (
  locality_id  integer  NOT NULL,
  valid_from   date     NOT NULL,
  valid_to     date,
  stars_at_most smallint NOT NULL,
  working_days smallint NOT NULL,
  source       text     NOT NULL,
  standing     text     NOT NULL,
  CONSTRAINT follow_up_rules_pk PRIMARY KEY (locality_id, valid_from),
  CONSTRAINT follow_up_rules_do_not_overlap
    EXCLUDE USING gist (locality_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
  CONSTRAINT follow_up_rule_leaves_good_ratings_alone CHECK (stars_at_most BETWEEN 1 AND 3),
  CONSTRAINT follow_up_rule_gives_some_days CHECK (working_days BETWEEN 1 AND 30),
  CONSTRAINT follow_up_rule_standing_is_known CHECK (standing IN ('S', 'K'))
);
COMMENT ON TABLE follow_up_rules IS 'From how many stars down a rating is followed up, and in how many working days, between two dates.';

CREATE TABLE follow_ups (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  dossier_id   uuid        NOT NULL,
  procedure_id uuid        NOT NULL,
  unit_id      uuid        NOT NULL,
  stars        smallint    NOT NULL,
  state        text        NOT NULL DEFAULT 'open',
  round        smallint    NOT NULL DEFAULT 1,
  opened_at    timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  told         smallint    NOT NULL DEFAULT 0,
  cause        text,
  done         text,
  answer       text,
  answered_at  timestamptz,
  answered_by  uuid,
  late         boolean     NOT NULL DEFAULT false,
  settled      boolean,
  settled_at   timestamptz,
  closed_at    timestamptz,
  closed_by    uuid,
  CONSTRAINT follow_ups_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT one_follow_up_of_a_rating UNIQUE (locality_id, dossier_id),
  CONSTRAINT follow_up_state_is_known CHECK (state IN ('open', 'answered', 'closed')),
  CONSTRAINT follow_up_cause_is_known CHECK (cause IN ('conduct', 'time', 'papers', 'place', 'other')),
  CONSTRAINT follow_up_is_about_stars CHECK (stars BETWEEN 1 AND 5),
  CONSTRAINT follow_up_has_two_rounds CHECK (round BETWEEN 1 AND 2),
  CONSTRAINT follow_up_rungs_are_known CHECK (told BETWEEN 0 AND 3),
  CONSTRAINT answered_follow_up_says_what CHECK (
    state = 'open' OR (cause IS NOT NULL AND done IS NOT NULL AND answer IS NOT NULL AND answered_at IS NOT NULL)),
  CONSTRAINT closed_follow_up_says_when CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CONSTRAINT settled_says_when CHECK ((settled IS NULL) = (settled_at IS NULL))
);
COMMENT ON TABLE follow_ups IS 'Xử lý đánh giá thấp: one for each low rating, at the office it concerns.';
COMMENT ON COLUMN follow_ups.round IS '2: the person said once that it is not settled; it was opened anew with a new date.';
COMMENT ON COLUMN follow_ups.told IS 'Rungs of the ladder told in this round: 1 handler, 2 head, 3 leaders.';
COMMENT ON COLUMN follow_ups.late IS 'Some answer came after its date; a later round doesn''t wash it away.';
COMMENT ON COLUMN follow_ups.settled IS 'What the person said of the answer, once.';

-- What an office has to do, nearest due first; few rows, however long the history.
CREATE INDEX follow_ups_not_closed ON follow_ups (locality_id, unit_id, due_at) WHERE state <> 'closed';
-- What an office had in a period, newest first.
CREATE INDEX follow_ups_by_unit ON follow_ups (locality_id, unit_id, opened_at DESC);
-- Whose time runs out.
CREATE INDEX follow_ups_running ON follow_ups (locality_id, due_at) WHERE state = 'open' AND told < 3;

CREATE TABLE follow_up_notes (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  follow_up_id uuid        NOT NULL,
  kind         text        NOT NULL,
  way          text,
  body         text        NOT NULL,
  written_by   uuid,
  written_at   timestamptz NOT NULL,
  CONSTRAINT follow_up_notes_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT note_is_of_a_follow_up FOREIGN KEY (locality_id, follow_up_id) REFERENCES follow_ups (locality_id, id),
  CONSTRAINT follow_up_note_kind_is_known CHECK (kind IN ('contact', 'answer', 'word', 'passOn', 'close')),
  CONSTRAINT follow_up_contact_says_how CHECK ((kind = 'contact') = (way IS NOT NULL)),
  CONSTRAINT follow_up_way_is_known CHECK (way IN ('phone', 'inPerson', 'writing', 'unreachable'))
);
COMMENT ON TABLE follow_up_notes IS 'What was said and written; a note''s id is its act''s. Erased with the person''s data.';
CREATE INDEX follow_up_notes_by_follow_up ON follow_up_notes (locality_id, follow_up_id, written_at);

GRANT SELECT, INSERT, UPDATE ON follow_up_rules, follow_ups, follow_up_notes TO camlo_app;
