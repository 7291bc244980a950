-- The queue of a one-stop office: tickets by group of fields, desks that call them, and what both may be asked about later.
-- A ticket is nobody's: it holds no personal data. Units, posts and dossiers are other rooms' tables; their keys stand here
-- without foreign keys.

CREATE TABLE queue_state (
  only_row boolean PRIMARY KEY DEFAULT true,
  version  integer NOT NULL DEFAULT 1,
  CONSTRAINT queue_has_one_state CHECK (only_row)
);
INSERT INTO queue_state DEFAULT VALUES;
COMMENT ON COLUMN queue_state.version IS 'Counts every change of groups, rules and extra hours, so that each process knows when to read them anew.';

CREATE TABLE queue_groups (
  locality_id integer  NOT NULL,
  key         text     NOT NULL,
  letter      text     NOT NULL,
  position    smallint NOT NULL,
  name        jsonb    NOT NULL,
  kind        text     NOT NULL,
  fields      text[]   NOT NULL DEFAULT '{}',
  CONSTRAINT queue_groups_pk PRIMARY KEY (locality_id, key),
  CONSTRAINT queue_group_letter_is_its_own UNIQUE (locality_id, letter),
  CONSTRAINT queue_group_letter_is_one_capital CHECK (letter ~ '^[A-Z]$'),
  CONSTRAINT queue_group_key_is_plain CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  CONSTRAINT queue_group_kind_is_known CHECK (kind IN ('fields', 'others', 'results')),
  CONSTRAINT queue_group_of_fields_names_some CHECK ((kind = 'fields') = (cardinality(fields) > 0))
);
COMMENT ON TABLE queue_groups IS 'Nhóm lĩnh vực lấy số: what a person chooses at the kiosk; an office offers those of the fields it takes in.';
COMMENT ON COLUMN queue_groups.kind IS 'fields: of the fields named; others: of every field no group names; results: who comes for a result.';

CREATE TABLE queue_rules (
  locality_id             integer  NOT NULL,
  valid_from              date     NOT NULL,
  valid_to                date,
  ordinary_between        smallint NOT NULL,
  grounds                 jsonb    NOT NULL,
  skip_returns_after      smallint NOT NULL,
  skips_at_most           smallint NOT NULL,
  usual_service_minutes   smallint NOT NULL,
  source                  text     NOT NULL,
  standing                text     NOT NULL,
  CONSTRAINT queue_rules_pk PRIMARY KEY (locality_id, valid_from),
  CONSTRAINT queue_rules_do_not_overlap
    EXCLUDE USING gist (locality_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
  CONSTRAINT queue_rule_starves_nobody CHECK (ordinary_between BETWEEN 1 AND 20),
  CONSTRAINT queue_rule_brings_the_skipped_back CHECK (skip_returns_after BETWEEN 1 AND 50 AND skips_at_most BETWEEN 0 AND 10),
  CONSTRAINT queue_rule_knows_a_usual_time CHECK (usual_service_minutes BETWEEN 1 AND 240),
  CONSTRAINT queue_rule_grounds_are_a_list CHECK (jsonb_typeof(grounds) = 'array'),
  CONSTRAINT queue_rule_standing_is_known CHECK (standing IN ('S', 'K'))
);
COMMENT ON COLUMN queue_rules.ordinary_between IS 'After one priority number so many ordinary ones are called before the next, while any waits.';
COMMENT ON COLUMN queue_rules.grounds IS 'Who has priority: key, name in both languages, legal basis.';
COMMENT ON COLUMN queue_rules.skip_returns_after IS 'Who was not there when called comes back after so many other numbers of the group.';
COMMENT ON COLUMN queue_rules.skips_at_most IS 'How often that happens; then the number lapses.';
COMMENT ON COLUMN queue_rules.standing IS 'S: seen in a source; K: to be confirmed by the office''s own decision.';

CREATE TABLE queue_extra_hours (
  locality_id  integer     NOT NULL,
  id           uuid        NOT NULL,
  unit_id      uuid        NOT NULL,
  day          date        NOT NULL,
  from_minute  smallint    NOT NULL,
  to_minute    smallint    NOT NULL,
  reason       text        NOT NULL,
  announced_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT queue_extra_hours_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT extra_hours_are_within_a_day CHECK (from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440)
);
COMMENT ON TABLE queue_extra_hours IS 'Giờ tiếp dân ngoài giờ hành chính that an office has announced, in minutes since midnight.';
CREATE INDEX queue_extra_hours_by_day ON queue_extra_hours (locality_id, day) WHERE withdrawn_at IS NULL;

CREATE TABLE queue_days (
  locality_id integer NOT NULL,
  unit_id     uuid    NOT NULL,
  day         date    NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  calls       integer NOT NULL DEFAULT 0,
  CONSTRAINT queue_days_pk PRIMARY KEY (locality_id, unit_id, day)
);
COMMENT ON TABLE queue_days IS 'One office''s day. Its row is locked by whoever calls, so that two desks never call the same number.';
COMMENT ON COLUMN queue_days.version IS 'Counts every change; screens look again when it moved on.';
COMMENT ON COLUMN queue_days.calls IS 'Numbers called so far, which puts the calls in order.';

CREATE TABLE queue_lines (
  locality_id integer NOT NULL,
  unit_id     uuid    NOT NULL,
  day         date    NOT NULL,
  group_key   text    NOT NULL,
  last        integer NOT NULL DEFAULT 0,
  called      integer NOT NULL DEFAULT 0,
  CONSTRAINT queue_lines_pk PRIMARY KEY (locality_id, unit_id, day, group_key)
);
COMMENT ON COLUMN queue_lines.last IS 'The last number given out; each day begins with 1.';
COMMENT ON COLUMN queue_lines.called IS 'How many of the group were called, by which a skipped one knows when to come back.';

CREATE TABLE queue_desks (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  unit_id     uuid        NOT NULL,
  day         date        NOT NULL,
  number      smallint    NOT NULL,
  official_id uuid        NOT NULL,
  groups      text[]      NOT NULL,
  opened_at   timestamptz NOT NULL,
  closed_at   timestamptz,
  CONSTRAINT queue_desks_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT desk_number_is_sensible CHECK (number BETWEEN 1 AND 99),
  CONSTRAINT desk_serves_something CHECK (cardinality(groups) > 0),
  CONSTRAINT desk_closes_after_it_opens CHECK (closed_at >= opened_at)
);
COMMENT ON TABLE queue_desks IS 'Quầy: an official at a desk of an office on one day, and the groups they serve.';
CREATE UNIQUE INDEX one_official_at_a_desk ON queue_desks (locality_id, unit_id, day, number) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX one_desk_for_an_official ON queue_desks (locality_id, official_id, day) WHERE closed_at IS NULL;

CREATE TABLE queue_tickets (
  locality_id    integer     NOT NULL,
  id             uuid        NOT NULL,
  unit_id        uuid        NOT NULL,
  day            date        NOT NULL,
  code           text        NOT NULL,
  group_key      text        NOT NULL,
  priority       text,
  channel        text        NOT NULL,
  token_hash     bytea       NOT NULL,
  state          text        NOT NULL DEFAULT 'waiting',
  taken_at       timestamptz NOT NULL,
  wanted_desk    smallint,
  skips          smallint    NOT NULL DEFAULT 0,
  returns_after  integer,
  desk_id        uuid,
  desk_number    smallint,
  call_number    integer,
  calls          smallint    NOT NULL DEFAULT 0,
  called_at      timestamptz,
  last_called_at timestamptz,
  served_at      timestamptz,
  ended_at       timestamptz,
  waited_seconds integer,
  served_seconds integer,
  dossier_id     uuid,
  CONSTRAINT queue_tickets_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT ticket_code_is_given_once_a_day UNIQUE (locality_id, unit_id, day, code),
  CONSTRAINT ticket_code_has_its_form CHECK (code ~ '^[A-Z]\d{3,5}$'),
  CONSTRAINT ticket_channel_is_known CHECK (channel IN ('kiosk', 'phone', 'desk')),
  CONSTRAINT ticket_state_is_known CHECK (state IN ('waiting', 'called', 'serving', 'done', 'missed', 'left')),
  CONSTRAINT called_ticket_has_its_desk CHECK (
    state NOT IN ('called', 'serving') OR num_nulls(desk_id, desk_number, call_number, called_at, last_called_at) = 0),
  CONSTRAINT served_ticket_says_since_when CHECK (state <> 'serving' OR served_at IS NOT NULL),
  CONSTRAINT ended_ticket_says_when CHECK ((state IN ('done', 'missed', 'left')) = (ended_at IS NOT NULL)),
  CONSTRAINT ticket_times_are_not_negative CHECK (waited_seconds >= 0 AND served_seconds >= 0)
);
COMMENT ON TABLE queue_tickets IS 'Số thứ tự. Nothing in it tells whose it is; the ground of priority is a kind, not a person.';
COMMENT ON COLUMN queue_tickets.token_hash IS 'SHA-256 of the token in the link printed on the ticket, by which it is followed and given up.';
COMMENT ON COLUMN queue_tickets.wanted_desk IS 'Sent on to this desk: no other calls it.';
COMMENT ON COLUMN queue_tickets.returns_after IS 'Skipped: it is called again once its group''s count of calls has come this far, or nobody else waits.';
COMMENT ON COLUMN queue_tickets.call_number IS 'Which call of the office''s day its latest was.';
COMMENT ON COLUMN queue_tickets.waited_seconds IS 'From taking the ticket to its first call.';
COMMENT ON COLUMN queue_tickets.served_seconds IS 'From the last call to the end at that desk.';

CREATE UNIQUE INDEX queue_tickets_by_token ON queue_tickets (token_hash);
-- Two desks, or one pressed twice, never hold more than one number each.
CREATE UNIQUE INDEX one_ticket_at_a_desk ON queue_tickets (locality_id, desk_id) WHERE state IN ('called', 'serving');
-- Calling reads who waits, all day.
CREATE INDEX queue_tickets_waiting ON queue_tickets (locality_id, unit_id, day, group_key, taken_at) WHERE state = 'waiting';
-- The hall's screen lists the latest calls; fairness looks back over them.
CREATE INDEX queue_tickets_by_call ON queue_tickets (locality_id, unit_id, day, call_number DESC) WHERE call_number IS NOT NULL;
-- Published waits: an office's days, and all offices' days for the leader.
CREATE INDEX queue_tickets_by_day ON queue_tickets (locality_id, day, unit_id);

GRANT SELECT, INSERT, UPDATE ON queue_state, queue_groups, queue_rules, queue_extra_hours, queue_days, queue_lines, queue_desks,
  queue_tickets TO camlo_app;
