-- What is to be done, for whom, by when, and how it went. Units, posts and people are other rooms' tables; their keys stand here
-- without foreign keys, and so do the keys of what a task was born from.

CREATE TABLE task_rules (
  locality_id            integer  NOT NULL,
  valid_from             date     NOT NULL,
  valid_to               date,
  near_working_days      smallint NOT NULL,
  near_percent           smallint NOT NULL,
  accept_working_days    smallint NOT NULL,
  send_back_working_days smallint NOT NULL,
  extensions_at_most     smallint NOT NULL,
  short_notice_days      smallint NOT NULL,
  hours_a_unit           numeric  NOT NULL,
  source                 text     NOT NULL,
  standing               text     NOT NULL,
  CONSTRAINT task_rules_pk PRIMARY KEY (locality_id, valid_from),
  CONSTRAINT task_rules_do_not_overlap
    EXCLUDE USING gist (locality_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
  CONSTRAINT task_rule_numbers_make_sense CHECK (near_working_days >= 0 AND near_percent BETWEEN 0 AND 100 AND accept_working_days >= 1
    AND send_back_working_days >= 1 AND extensions_at_most >= 0 AND short_notice_days >= 0 AND hours_a_unit > 0),
  CONSTRAINT task_rule_standing_is_known CHECK (standing IN ('S', 'K'))
);
COMMENT ON TABLE task_rules IS 'How tasks are clocked between two dates: when a deadline is near, how long an answer may take, how often it may move.';
COMMENT ON COLUMN task_rules.hours_a_unit IS 'Hours of work that one standard unit stands for, where a task does not say its own.';

CREATE TABLE task_axes (
  locality_id integer  NOT NULL,
  key         text     NOT NULL,
  valid_from  date     NOT NULL,
  valid_to    date,
  name        jsonb    NOT NULL,
  position    smallint NOT NULL,
  source      text     NOT NULL,
  standing    text     NOT NULL,
  CONSTRAINT task_axes_pk PRIMARY KEY (locality_id, key, valid_from),
  CONSTRAINT task_axis_standing_is_known CHECK (standing IN ('S', 'K'))
);
COMMENT ON TABLE task_axes IS 'Trục kết quả: what leaders are evaluated by each quarter, between two dates.';

CREATE TABLE tasks (
  locality_id         integer     NOT NULL,
  id                  uuid        NOT NULL,
  version             integer     NOT NULL DEFAULT 1,
  title               text        NOT NULL,
  folded              text        NOT NULL,
  expected            text        NOT NULL DEFAULT '',
  origin_kind         text        NOT NULL,
  origin_id           uuid,
  origin_number       text,
  target_id           uuid,
  part_id             uuid,
  parent_id           uuid,
  relation            text,
  root_id             uuid        NOT NULL,
  depth               smallint    NOT NULL DEFAULT 0,
  assigner_person_id  uuid        NOT NULL,
  assigner_post_id    uuid        NOT NULL,
  assigner_unit_id    uuid        NOT NULL,
  lead_unit_id        uuid        NOT NULL,
  lead_person_id      uuid,
  priority            text        NOT NULL DEFAULT 'normal',
  weight              numeric     NOT NULL DEFAULT 1,
  hours               numeric     NOT NULL,
  axis                text,
  state               text        NOT NULL,
  before_pause        text,
  created_at          timestamptz NOT NULL,
  assigned_at         timestamptz,
  accept_by           timestamptz,
  reminded_at         timestamptz,
  accepted_at         timestamptz,
  begun_at            timestamptz,
  submitted_at        timestamptz,
  decided_at          timestamptz,
  paused_at           timestamptz,
  closed_at           timestamptz,
  first_due_at        timestamptz,
  due_at              timestamptz,
  near_at             timestamptz,
  quality             text,
  quality_reason      text,
  returns             smallint    NOT NULL DEFAULT 0,
  extensions          smallint    NOT NULL DEFAULT 0,
  overdue_days        smallint    NOT NULL DEFAULT 0,
  extension_asked_at  timestamptz,
  sent_back_at        timestamptz,
  sent_back_by        uuid,
  sent_back_reason    text,
  progress            smallint    NOT NULL DEFAULT 0,
  progress_basis      text        NOT NULL DEFAULT 'acts',
  merged_into_id      uuid,
  repeat_id           uuid,
  repeat_on           date,
  CONSTRAINT tasks_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT task_has_a_parent FOREIGN KEY (locality_id, parent_id) REFERENCES tasks (locality_id, id),
  CONSTRAINT task_title_is_said CHECK (title <> '' AND char_length(title) <= 300),
  CONSTRAINT task_origin_is_known CHECK (origin_kind IN ('target', 'clause', 'part', 'paper', 'document', 'conclusion', 'reception', 'hand')),
  CONSTRAINT task_by_hand_has_no_origin CHECK (origin_kind <> 'hand' OR origin_id IS NULL),
  CONSTRAINT task_relation_is_known CHECK (relation IN ('part', 'cooperation')),
  CONSTRAINT task_below_another_says_how CHECK ((parent_id IS NULL) = (relation IS NULL)),
  CONSTRAINT task_without_parent_is_the_root CHECK ((parent_id IS NULL) = (root_id = id) AND (depth = 0) = (parent_id IS NULL)),
  CONSTRAINT task_is_not_split_for_ever CHECK (depth <= 6),
  CONSTRAINT task_priority_is_known CHECK (priority IN ('normal', 'high', 'urgent')),
  CONSTRAINT task_weighs_something CHECK (weight > 0 AND weight <= 1000 AND hours >= 0 AND hours <= 10000),
  CONSTRAINT task_state_is_known CHECK (state IN ('draft', 'assigned', 'accepted', 'inProgress', 'submitted', 'approved', 'returned',
    'paused', 'cancelled', 'merged')),
  CONSTRAINT paused_task_says_what_it_was CHECK ((state = 'paused') = (before_pause IS NOT NULL) AND (state = 'paused') = (paused_at IS NOT NULL)),
  CONSTRAINT given_task_says_when CHECK ((state = 'draft') = (assigned_at IS NULL)),
  CONSTRAINT closed_task_says_when CHECK ((state IN ('approved', 'cancelled', 'merged')) = (closed_at IS NOT NULL)),
  CONSTRAINT submitted_task_says_when CHECK (state NOT IN ('submitted', 'approved') OR submitted_at IS NOT NULL),
  CONSTRAINT task_quality_is_known CHECK (quality IN ('good', 'met', 'unmet')),
  CONSTRAINT approved_task_is_graded CHECK ((state = 'approved') = (quality IS NOT NULL)),
  CONSTRAINT praise_and_blame_have_a_reason CHECK (quality IS NULL OR quality = 'met' OR quality_reason <> ''),
  CONSTRAINT task_keeps_both_deadlines CHECK ((first_due_at IS NULL) = (due_at IS NULL) AND (near_at IS NULL) = (due_at IS NULL)),
  CONSTRAINT task_sent_back_says_why CHECK (num_nulls(sent_back_at, sent_back_by, sent_back_reason) IN (0, 3)),
  CONSTRAINT task_progress_is_a_share CHECK (progress BETWEEN 0 AND 100 AND progress_basis IN ('acts', 'typed')),
  CONSTRAINT merged_task_says_into_what CHECK ((state = 'merged') = (merged_into_id IS NOT NULL)),
  CONSTRAINT repeated_task_says_of_when CHECK ((repeat_id IS NULL) = (repeat_on IS NULL)),
  CONSTRAINT repeat_makes_each_once UNIQUE (locality_id, repeat_id, repeat_on)
);
COMMENT ON TABLE tasks IS 'Nhiệm vụ. Exactly one unit leads; who cooperates has a task of their own below it.';
COMMENT ON COLUMN tasks.folded IS 'Title, expected result and number without marks, for the search.';
COMMENT ON COLUMN tasks.expected IS 'Sản phẩm, kết quả yêu cầu.';
COMMENT ON COLUMN tasks.origin_number IS 'Number of the paper, clause or conclusion it was born from, as one cites it; it keeps it when the paper is replaced.';
COMMENT ON COLUMN tasks.target_id IS 'The target it serves.';
COMMENT ON COLUMN tasks.part_id IS 'The part of a resolution it serves: scheme, theme, programme.';
COMMENT ON COLUMN tasks.relation IS 'How it belongs to the task above: a part of it, or the help of another unit.';
COMMENT ON COLUMN tasks.root_id IS 'The task at the top of its family; itself where there is none. Its row is locked first by whatever changes the family.';
COMMENT ON COLUMN tasks.assigner_post_id IS 'Người giao: whoever holds this post decides.';
COMMENT ON COLUMN tasks.lead_person_id IS 'Empty until the unit''s head has given it to somebody.';
COMMENT ON COLUMN tasks.weight IS 'In standard units (đơn vị công việc chuẩn).';
COMMENT ON COLUMN tasks.submitted_at IS 'The submission that counts: the last one; a return takes it away from the clock, not from here.';
COMMENT ON COLUMN tasks.first_due_at IS 'The last millisecond of the first deadline''s day in Vietnam; due_at is the present one.';
COMMENT ON COLUMN tasks.near_at IS 'From when the deadline is near.';
COMMENT ON COLUMN tasks.overdue_days IS 'Working days it stood overdue before an extension asked for too late: they stay counted.';
COMMENT ON COLUMN tasks.extension_asked_at IS 'An extension waits for the assigner.';
COMMENT ON COLUMN tasks.sent_back_at IS 'The unit says it is not theirs; the assigner decides.';
COMMENT ON COLUMN tasks.progress_basis IS 'acts: from parts and checklist; typed: somebody''s own word, marked as such.';

-- What a person has to do, nearest due first; and what a unit has.
CREATE INDEX tasks_open_by_lead_person ON tasks (locality_id, lead_person_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX tasks_open_by_lead_unit ON tasks (locality_id, lead_unit_id, due_at, id) WHERE closed_at IS NULL;
-- What a post gave and has not seen closed, and what of it waits for a decision.
CREATE INDEX tasks_open_by_assigner ON tasks (locality_id, assigner_post_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX tasks_waiting_for_assigner ON tasks (locality_id, assigner_post_id, due_at)
  WHERE state = 'submitted' OR extension_asked_at IS NOT NULL OR sent_back_at IS NOT NULL;
-- What was done, newest first; and everything due in a period, for on-time rates.
CREATE INDEX tasks_closed_by_lead_person ON tasks (locality_id, lead_person_id, closed_at DESC, id) WHERE closed_at IS NOT NULL;
CREATE INDEX tasks_closed_by_lead_unit ON tasks (locality_id, lead_unit_id, closed_at DESC, id) WHERE closed_at IS NOT NULL;
CREATE INDEX tasks_closed_by_assigner ON tasks (locality_id, assigner_post_id, closed_at DESC, id) WHERE closed_at IS NOT NULL;
CREATE INDEX tasks_by_lead_unit_due ON tasks (locality_id, lead_unit_id, due_at);
CREATE INDEX tasks_by_lead_person_due ON tasks (locality_id, lead_person_id, due_at);
CREATE INDEX tasks_by_due ON tasks (locality_id, due_at) WHERE closed_at IS NULL;
CREATE INDEX tasks_below ON tasks (locality_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX tasks_of_a_family ON tasks (locality_id, root_id);
CREATE INDEX tasks_by_origin ON tasks (locality_id, origin_kind, origin_id) WHERE origin_id IS NOT NULL;
CREATE INDEX tasks_by_target ON tasks (locality_id, target_id, due_at) WHERE target_id IS NOT NULL;
CREATE INDEX tasks_by_part ON tasks (locality_id, part_id, due_at) WHERE part_id IS NOT NULL;
-- Whose acceptance is awaited, for the reminder.
CREATE INDEX tasks_not_accepted ON tasks (locality_id, accept_by) WHERE state = 'assigned' AND reminded_at IS NULL;
-- Words as somebody types them, each by its beginning.
CREATE INDEX tasks_by_words ON tasks USING gin (to_tsvector('simple', folded));

CREATE TABLE task_submissions (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  task_id       uuid        NOT NULL,
  round         smallint    NOT NULL,
  result        text        NOT NULL,
  result_number text,
  submitted_by  uuid        NOT NULL,
  submitted_at  timestamptz NOT NULL,
  decision      text,
  quality       text,
  reason        text,
  decided_by    uuid,
  decided_at    timestamptz,
  CONSTRAINT task_submissions_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT submission_is_of_a_task FOREIGN KEY (locality_id, task_id) REFERENCES tasks (locality_id, id),
  CONSTRAINT submission_rounds_follow_one_another UNIQUE (locality_id, task_id, round),
  CONSTRAINT submission_decision_is_known CHECK (decision IN ('approved', 'returned', 'takenBack')),
  CONSTRAINT decided_submission_says_who CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT approved_submission_is_graded CHECK ((decision = 'approved') = (quality IS NOT NULL) OR decision IS NULL),
  CONSTRAINT returned_submission_says_why CHECK (decision <> 'returned' OR reason <> '')
);
COMMENT ON TABLE task_submissions IS 'Trình kết quả: each with what became of it. An id is its act''s.';

CREATE TABLE task_extensions (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  task_id      uuid        NOT NULL,
  cause        text        NOT NULL,
  reason       text        NOT NULL,
  from_due_at  timestamptz NOT NULL,
  to_due_at    timestamptz NOT NULL,
  late         boolean     NOT NULL,
  overdue_days smallint    NOT NULL DEFAULT 0,
  asked_by     uuid        NOT NULL,
  asked_at     timestamptz NOT NULL,
  decision     text,
  note         text,
  decided_by   uuid,
  decided_at   timestamptz,
  CONSTRAINT task_extensions_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT extension_is_of_a_task FOREIGN KEY (locality_id, task_id) REFERENCES tasks (locality_id, id),
  CONSTRAINT extension_cause_is_known CHECK (cause IN ('own', 'otherUnit', 'law', 'natural')),
  CONSTRAINT extension_lengthens CHECK (to_due_at > from_due_at),
  CONSTRAINT extension_decision_is_known CHECK (decision IN ('granted', 'refused', 'takenBack')),
  CONSTRAINT decided_extension_says_who CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT refused_extension_says_why CHECK (decision <> 'refused' OR note <> '')
);
COMMENT ON TABLE task_extensions IS 'Xin gia hạn: asked with its cause, decided by the assigner; silence is not consent. An id is its act''s.';
COMMENT ON COLUMN task_extensions.late IS 'Asked for after the deadline; the working days between stay counted as overdue.';
CREATE INDEX task_extensions_by_task ON task_extensions (locality_id, task_id, asked_at);
-- One at a time.
CREATE UNIQUE INDEX task_extension_waits_alone ON task_extensions (locality_id, task_id) WHERE decision IS NULL;

CREATE TABLE task_dependencies (
  locality_id integer     NOT NULL,
  task_id     uuid        NOT NULL,
  needs_id    uuid        NOT NULL,
  added_by    uuid        NOT NULL,
  added_at    timestamptz NOT NULL,
  CONSTRAINT task_dependencies_pk PRIMARY KEY (locality_id, task_id, needs_id),
  CONSTRAINT dependency_has_a_task FOREIGN KEY (locality_id, task_id) REFERENCES tasks (locality_id, id),
  CONSTRAINT dependency_needs_a_task FOREIGN KEY (locality_id, needs_id) REFERENCES tasks (locality_id, id),
  CONSTRAINT no_task_waits_for_itself CHECK (task_id <> needs_id)
);
COMMENT ON TABLE task_dependencies IS 'What must be done before a task can begin. Never in a circle.';
CREATE INDEX task_dependencies_the_other_way ON task_dependencies (locality_id, needs_id);

CREATE TABLE task_checklist (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  task_id     uuid        NOT NULL,
  position    smallint    NOT NULL,
  item        text        NOT NULL,
  done_at     timestamptz,
  done_by     uuid,
  CONSTRAINT task_checklist_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT checklist_is_of_a_task FOREIGN KEY (locality_id, task_id) REFERENCES tasks (locality_id, id),
  CONSTRAINT checklist_item_is_said CHECK (item <> '' AND char_length(item) <= 300),
  CONSTRAINT checked_item_says_who CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE INDEX task_checklist_by_task ON task_checklist (locality_id, task_id, position);

CREATE TABLE task_files (
  locality_id   integer     NOT NULL,
  id            uuid        NOT NULL,
  task_id       uuid        NOT NULL,
  submission_id uuid,
  file_id       uuid        NOT NULL,
  added_by      uuid        NOT NULL,
  added_at      timestamptz NOT NULL,
  CONSTRAINT task_files_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT task_file_is_of_a_task FOREIGN KEY (locality_id, task_id) REFERENCES tasks (locality_id, id)
);
COMMENT ON COLUMN task_files.submission_id IS 'The submission it came with.';
CREATE INDEX task_files_by_task ON task_files (locality_id, task_id, added_at);

CREATE TABLE task_comments (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  task_id     uuid        NOT NULL,
  body        text        NOT NULL,
  written_by  uuid        NOT NULL,
  written_at  timestamptz NOT NULL,
  CONSTRAINT task_comments_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT comment_is_of_a_task FOREIGN KEY (locality_id, task_id) REFERENCES tasks (locality_id, id),
  CONSTRAINT task_comment_says_something CHECK (body <> '')
);
COMMENT ON TABLE task_comments IS 'Trao đổi; an id is its act''s.';
CREATE INDEX task_comments_by_task ON task_comments (locality_id, task_id, written_at);

CREATE TABLE task_mentions (
  locality_id integer     NOT NULL,
  comment_id  uuid        NOT NULL,
  person_id   uuid        NOT NULL,
  task_id     uuid        NOT NULL,
  seen_at     timestamptz,
  CONSTRAINT task_mentions_pk PRIMARY KEY (locality_id, comment_id, person_id),
  CONSTRAINT mention_is_in_a_comment FOREIGN KEY (locality_id, comment_id) REFERENCES task_comments (locality_id, id)
);
COMMENT ON TABLE task_mentions IS 'Who a comment names, until they have seen it.';
CREATE INDEX task_mentions_not_seen ON task_mentions (locality_id, person_id, comment_id) WHERE seen_at IS NULL;
CREATE INDEX task_mentions_by_task ON task_mentions (locality_id, task_id, person_id);

CREATE TABLE task_templates (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  unit_id     uuid        NOT NULL,
  name        text        NOT NULL,
  draft       jsonb       NOT NULL,
  made_by     uuid        NOT NULL,
  made_at     timestamptz NOT NULL,
  ended_at    timestamptz,
  CONSTRAINT task_templates_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT task_template_has_a_name CHECK (name <> '' AND char_length(name) <= 150)
);
COMMENT ON TABLE task_templates IS 'Mẫu nhiệm vụ of a unit: what a new task begins with.';
CREATE INDEX task_templates_by_unit ON task_templates (locality_id, unit_id) WHERE ended_at IS NULL;

CREATE TABLE task_repeats (
  locality_id        integer     NOT NULL,
  id                 uuid        NOT NULL,
  draft              jsonb       NOT NULL,
  assigner_person_id uuid        NOT NULL,
  assigner_post_id   uuid        NOT NULL,
  assigner_unit_id   uuid        NOT NULL,
  lead_unit_id       uuid        NOT NULL,
  lead_person_id     uuid,
  every              text        NOT NULL,
  on_day             smallint    NOT NULL,
  off_days           text        NOT NULL,
  ahead_days         smallint    NOT NULL,
  next_on            date        NOT NULL,
  until_on           date,
  made_at            timestamptz NOT NULL,
  ended_at           timestamptz,
  CONSTRAINT task_repeats_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT repeat_rhythm_is_known CHECK (every IN ('week', 'month', 'quarter', 'year')),
  CONSTRAINT repeat_day_is_in_its_period CHECK (on_day >= 1 AND on_day <= CASE every WHEN 'week' THEN 7 WHEN 'month' THEN 31
    WHEN 'quarter' THEN 92 ELSE 366 END),
  CONSTRAINT repeat_knows_days_off CHECK (off_days IN ('before', 'after')),
  CONSTRAINT repeat_is_made_ahead CHECK (ahead_days BETWEEN 1 AND 90)
);
COMMENT ON TABLE task_repeats IS 'Nhiệm vụ lặp lại: made ahead of each deadline, once.';
COMMENT ON COLUMN task_repeats.off_days IS 'Where a deadline falls on a day off: the working day before or after.';
COMMENT ON COLUMN task_repeats.next_on IS 'The next deadline, as the rhythm gives it.';
CREATE INDEX task_repeats_running ON task_repeats (locality_id, next_on) WHERE ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON task_rules, task_axes, tasks, task_submissions, task_extensions, task_checklist, task_mentions,
  task_templates, task_repeats TO camlo_app;
GRANT SELECT, INSERT, DELETE ON task_dependencies, task_checklist TO camlo_app;
GRANT SELECT, INSERT ON task_files, task_comments TO camlo_app;
