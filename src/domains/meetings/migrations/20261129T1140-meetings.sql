-- Meetings: who is invited to what, who came, what was concluded. Units, posts and people are other rooms' tables; their keys
-- stand here without foreign keys.

CREATE TABLE meetings (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  unit_id       uuid        NOT NULL,
  level         text        NOT NULL,
  kind          text        NOT NULL,
  title         text        NOT NULL,
  chair_id      uuid        NOT NULL,
  secretary_id  uuid,
  starts_at     timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  mode          text        NOT NULL,
  place         text        NOT NULL,
  link          text        NOT NULL,
  agenda        text[]      NOT NULL,
  guests        text[]      NOT NULL,
  note          text        NOT NULL,
  state         text        NOT NULL,
  edition       integer     NOT NULL DEFAULT 1,
  planned_by    uuid        NOT NULL,
  planned_at    timestamptz NOT NULL,
  called_by     uuid,
  called_at     timestamptz,
  call_act_id   uuid,
  invitation_no text,
  began_at      timestamptz,
  ended_at      timestamptz,
  guests_came   smallint,
  attendees     smallint,
  held_at       timestamptz,
  held_by       uuid,
  minutes       text        NOT NULL DEFAULT '',
  conclusions   smallint    NOT NULL DEFAULT 0,
  issued_at     timestamptz,
  issued_by     uuid,
  issue_act_id  uuid,
  notice_no     text,
  cancelled_at  timestamptz,
  cancelled_why text,
  CONSTRAINT meetings_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT meeting_level_is_known CHECK (level IN ('province', 'district', 'commune', 'office')),
  CONSTRAINT meeting_kind_is_known CHECK (kind IN ('briefing', 'topic', 'review', 'other')),
  CONSTRAINT meeting_mode_is_known CHECK (mode IN ('inPerson', 'online', 'mixed')),
  CONSTRAINT meeting_state_is_known CHECK (state IN ('planned', 'called', 'held', 'concluded', 'cancelled')),
  CONSTRAINT meeting_has_a_title CHECK (title <> ''),
  CONSTRAINT meeting_takes_place_somewhere CHECK ((mode = 'online' OR place <> '') AND (mode = 'inPerson' OR link <> '')),
  CONSTRAINT meeting_ends_after_it_began CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '5 days'),
  CONSTRAINT called_meeting_says_when CHECK (state <> 'called' OR called_at IS NOT NULL),
  CONSTRAINT held_meeting_says_how_long CHECK (
    state NOT IN ('held', 'concluded') OR (began_at IS NOT NULL AND ended_at > began_at AND attendees IS NOT NULL AND held_at IS NOT NULL)),
  CONSTRAINT concluded_meeting_says_when CHECK ((state = 'concluded') = (issued_at IS NOT NULL)),
  CONSTRAINT cancelled_meeting_says_why CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL OR cancelled_why <> ''))
);
COMMENT ON TABLE meetings IS 'Cuộc họp: planned, called by an invitation, held, concluded by a notice; or cancelled.';
COMMENT ON COLUMN meetings.level IS 'Of the unit that calls it, as the unit was then.';
COMMENT ON COLUMN meetings.edition IS 'Counts changes of what was planned and of the minutes, so that two writers don''t overwrite each other.';
COMMENT ON COLUMN meetings.attendees IS 'Invited people and others who came, guests included.';
COMMENT ON COLUMN meetings.conclusions IS 'How many conclusions stand.';

-- A unit's agenda, and its figures by month.
CREATE INDEX meetings_by_unit ON meetings (locality_id, unit_id, starts_at);
-- Whose outcome nobody has written down yet.
CREATE INDEX meetings_to_record ON meetings (locality_id, ends_at) WHERE state = 'called';

CREATE TABLE meeting_people (
  locality_id   integer     NOT NULL,
  meeting_id    uuid        NOT NULL,
  person_id     uuid        NOT NULL,
  unit_id       uuid        NOT NULL,
  role          text        NOT NULL,
  for_unit      boolean     NOT NULL DEFAULT false,
  starts_at     timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  answer        text,
  substitute_id uuid,
  reason        text        NOT NULL DEFAULT '',
  answered_at   timestamptz,
  attended      boolean,
  CONSTRAINT meeting_people_pk PRIMARY KEY (locality_id, meeting_id, person_id),
  CONSTRAINT somebody_is_of_a_meeting FOREIGN KEY (locality_id, meeting_id) REFERENCES meetings (locality_id, id),
  CONSTRAINT meeting_role_is_known CHECK (role IN ('chair', 'secretary', 'member', 'added')),
  CONSTRAINT meeting_answer_is_known CHECK (answer IN ('coming', 'substitute', 'declined')),
  CONSTRAINT substitute_is_named CHECK ((answer IS NOT DISTINCT FROM 'substitute') = (substitute_id IS NOT NULL)),
  CONSTRAINT nobody_stands_in_for_oneself CHECK (substitute_id <> person_id),
  CONSTRAINT who_stays_away_says_why CHECK (answer IS NULL OR answer = 'coming' OR reason <> '')
);
COMMENT ON TABLE meeting_people IS 'Thành phần: who is invited, for which unit, what they answered, whether they or their substitute came.';
COMMENT ON COLUMN meeting_people.starts_at IS 'The meeting''s own, so that a person''s agenda is one range of an index.';
COMMENT ON COLUMN meeting_people.for_unit IS 'The unit was invited; its head stands for it.';
CREATE INDEX meeting_people_by_person ON meeting_people (locality_id, person_id, starts_at);
CREATE INDEX meeting_people_by_substitute ON meeting_people (locality_id, substitute_id, starts_at) WHERE substitute_id IS NOT NULL;
CREATE INDEX meeting_people_by_unit ON meeting_people (locality_id, unit_id, starts_at);

CREATE TABLE meeting_files (
  locality_id integer     NOT NULL,
  meeting_id  uuid        NOT NULL,
  file_id     uuid        NOT NULL,
  name        text        NOT NULL,
  added_by    uuid        NOT NULL,
  added_at    timestamptz NOT NULL,
  CONSTRAINT meeting_files_pk PRIMARY KEY (locality_id, meeting_id, file_id),
  CONSTRAINT file_is_of_a_meeting FOREIGN KEY (locality_id, meeting_id) REFERENCES meetings (locality_id, id)
);
COMMENT ON TABLE meeting_files IS 'Tài liệu họp.';

CREATE TABLE meeting_conclusions (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  meeting_id     uuid        NOT NULL,
  number         smallint,
  kind           text        NOT NULL,
  body           text        NOT NULL,
  lead_unit_id   uuid,
  lead_person_id uuid,
  due_on         date,
  state          text        NOT NULL DEFAULT 'noted',
  edition        integer     NOT NULL DEFAULT 1,
  noted_by       uuid        NOT NULL,
  noted_at       timestamptz NOT NULL,
  decided_by     uuid,
  decided_at     timestamptz,
  task_id        uuid,
  CONSTRAINT meeting_conclusions_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT conclusion_is_of_a_meeting FOREIGN KEY (locality_id, meeting_id) REFERENCES meetings (locality_id, id),
  CONSTRAINT conclusion_number_is_unique UNIQUE (locality_id, meeting_id, number) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT conclusion_kind_is_known CHECK (kind IN ('information', 'view', 'task')),
  CONSTRAINT conclusion_state_is_known CHECK (state IN ('noted', 'confirmed', 'dropped')),
  CONSTRAINT conclusion_says_something CHECK (body <> ''),
  CONSTRAINT conclusion_counts_while_it_stands CHECK ((state = 'dropped') = (number IS NULL)),
  CONSTRAINT task_of_a_conclusion_has_lead_and_day CHECK (
    (kind = 'task') = (lead_unit_id IS NOT NULL) AND (kind = 'task') = (due_on IS NOT NULL) AND (kind = 'task' OR lead_person_id IS NULL)),
  CONSTRAINT confirmed_task_is_a_task CHECK ((kind = 'task' AND state = 'confirmed') = (task_id IS NOT NULL)),
  CONSTRAINT decided_conclusion_says_when CHECK ((state = 'noted') = (decided_at IS NULL))
);
COMMENT ON TABLE meeting_conclusions IS 'Kết luận: numbered; information, a view, or a task that the chair confirms before it starts.';
CREATE INDEX meeting_conclusions_by_meeting ON meeting_conclusions (locality_id, meeting_id, number);
-- What waits for a chair; few rows, however long the history.
CREATE INDEX meeting_conclusions_to_confirm ON meeting_conclusions (locality_id, meeting_id) WHERE kind = 'task' AND state = 'noted';
-- What was promised for a span of days.
CREATE INDEX meeting_conclusions_by_due ON meeting_conclusions (locality_id, due_on) WHERE task_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON meetings, meeting_conclusions TO camlo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_people TO camlo_app;
GRANT SELECT, INSERT, DELETE ON meeting_files TO camlo_app;
