-- Who governs where, from when to when: units and their successors, posts, the people who hold them, absences.

CREATE TABLE locality (
  id      integer PRIMARY KEY,
  code    text    NOT NULL,
  name_vi text    NOT NULL,
  name_en text    NOT NULL,
  part_of_vi text NOT NULL DEFAULT '',
  part_of_en text NOT NULL DEFAULT '',
  notice_vi text  NOT NULL DEFAULT '',
  notice_en text  NOT NULL DEFAULT '',
  profile text    NOT NULL,
  CONSTRAINT locality_code_is_unique UNIQUE (code)
);
COMMENT ON TABLE locality IS 'The government an installation runs: the tenant in the keys of big tables. Mergers of units don''t touch it.';
COMMENT ON COLUMN locality.notice_vi IS 'One line for every page about what world this is; empty for a real office.';

CREATE TABLE organization_state (
  only_row boolean PRIMARY KEY DEFAULT true,
  version  integer NOT NULL DEFAULT 1,
  CONSTRAINT organization_has_one_state CHECK (only_row)
);
INSERT INTO organization_state DEFAULT VALUES;
COMMENT ON COLUMN organization_state.version IS 'Counts every change, so that each process knows when to read units and posts anew.';

CREATE TABLE units (
  id            uuid PRIMARY KEY,
  locality_id   integer NOT NULL REFERENCES locality,
  code          text    NOT NULL,
  official_code text,
  agency_code   text,
  kind          text    NOT NULL,
  type_vi       text    NOT NULL,
  name_vi       text    NOT NULL,
  name_en       text    NOT NULL,
  short_name_vi text    NOT NULL,
  authority_vi  text    NOT NULL,
  parent_id     uuid REFERENCES units,
  address       text,
  valid_from    date    NOT NULL,
  valid_to      date,
  CONSTRAINT unit_code_is_unique UNIQUE (locality_id, code),
  CONSTRAINT unit_kind_is_known CHECK (kind IN ('province', 'district', 'town', 'commune', 'ward', 'office', 'external')),
  CONSTRAINT unit_valid_in_order CHECK (valid_to >= valid_from)
);
COMMENT ON COLUMN units.code IS 'Our key: official codes are used again after mergers.';
COMMENT ON COLUMN units.agency_code IS 'Mã định danh in the form in force; begins every dossier code the unit gives.';
COMMENT ON COLUMN units.authority_vi IS 'How the body calls itself on paper, such as UBND xã Cam Hiếu.';
-- Within a day an official code names one unit.
CREATE UNIQUE INDEX units_by_official_code ON units (locality_id, official_code, valid_from) WHERE official_code IS NOT NULL;

CREATE TABLE unit_successors (
  unit_id      uuid NOT NULL REFERENCES units,
  successor_id uuid NOT NULL REFERENCES units,
  CONSTRAINT unit_successors_pk PRIMARY KEY (unit_id, successor_id),
  CONSTRAINT nobody_succeeds_oneself CHECK (unit_id <> successor_id)
);
COMMENT ON TABLE unit_successors IS 'Who took over a unit on the day after its last; a unit that was split has several.';

CREATE TABLE posts (
  id         uuid PRIMARY KEY,
  code       text NOT NULL,
  unit_id    uuid NOT NULL REFERENCES units,
  role       text NOT NULL,
  title_vi   text NOT NULL,
  title_en   text NOT NULL,
  valid_from date NOT NULL,
  valid_to   date,
  CONSTRAINT post_code_is_unique UNIQUE (unit_id, code),
  CONSTRAINT post_valid_in_order CHECK (valid_to >= valid_from)
);

CREATE TABLE officials (
  id        uuid PRIMARY KEY,
  full_name text NOT NULL,
  phone     text,
  email     text
);

CREATE TABLE appointments (
  id          uuid PRIMARY KEY,
  official_id uuid NOT NULL REFERENCES officials,
  post_id     uuid NOT NULL REFERENCES posts,
  valid_from  date NOT NULL,
  valid_to    date,
  decision    text NOT NULL,
  CONSTRAINT appointment_valid_in_order CHECK (valid_to >= valid_from)
);
COMMENT ON COLUMN appointments.decision IS 'The decision it was made by, with its number and date.';
CREATE INDEX appointments_by_official ON appointments (official_id);
CREATE INDEX appointments_by_post ON appointments (post_id);

CREATE TABLE absences (
  id            uuid PRIMARY KEY,
  official_id   uuid NOT NULL REFERENCES officials,
  substitute_id uuid NOT NULL REFERENCES officials,
  from_at       timestamptz NOT NULL,
  to_at         timestamptz NOT NULL,
  reason        text NOT NULL,
  registered_by uuid,
  CONSTRAINT absence_in_order CHECK (to_at > from_at),
  CONSTRAINT nobody_acts_for_oneself CHECK (official_id <> substitute_id)
);
COMMENT ON TABLE absences IS 'While one is absent the substitute acts in all of their posts; each act says for whom.';
CREATE INDEX absences_by_substitute ON absences (substitute_id, to_at);

GRANT SELECT, INSERT, UPDATE ON locality, organization_state, units, posts, officials, appointments, absences TO camlo_app;
GRANT SELECT, INSERT ON unit_successors TO camlo_app;
