-- Weekly reports: they write themselves from the week's acts, are edited, and go out. Units and people are other rooms' tables.

CREATE TABLE weekly_reports (
  locality_id integer     NOT NULL,
  id          uuid        NOT NULL,
  unit_id     uuid        NOT NULL,
  week        date        NOT NULL,
  state       text        NOT NULL DEFAULT 'draft',
  edition     integer     NOT NULL DEFAULT 1,
  sections    jsonb       NOT NULL,
  composed_at timestamptz NOT NULL,
  drafted_by  uuid        NOT NULL,
  drafted_at  timestamptz NOT NULL,
  sent_by     uuid,
  sent_at     timestamptz,
  send_act_id uuid,
  report_no   text,
  CONSTRAINT weekly_reports_pk PRIMARY KEY (locality_id, id),
  CONSTRAINT one_report_of_a_unit_and_week UNIQUE (locality_id, unit_id, week),
  CONSTRAINT report_week_begins_on_monday CHECK (extract(isodow FROM week) = 1),
  CONSTRAINT weekly_report_state_is_known CHECK (state IN ('draft', 'sent')),
  CONSTRAINT sent_report_says_when CHECK ((state = 'sent') = (sent_at IS NOT NULL) AND (state = 'sent') = (sent_by IS NOT NULL))
);
COMMENT ON TABLE weekly_reports IS 'Báo cáo tuần: one of a unit and week, kept as it was sent.';
COMMENT ON COLUMN weekly_reports.sections IS 'The words of each section, as they stand.';
COMMENT ON COLUMN weekly_reports.edition IS 'Counts saves, so that two who edit don''t overwrite each other.';
COMMENT ON COLUMN weekly_reports.composed_at IS 'When the figures in it were read.';
CREATE INDEX weekly_reports_by_week ON weekly_reports (locality_id, week DESC, unit_id);

CREATE TABLE weekly_report_edits (
  locality_id integer     NOT NULL,
  report_id   uuid        NOT NULL,
  edition     integer     NOT NULL,
  sections    jsonb       NOT NULL,
  composed    boolean     NOT NULL,
  edited_by   uuid        NOT NULL,
  edited_at   timestamptz NOT NULL,
  CONSTRAINT weekly_report_edits_pk PRIMARY KEY (locality_id, report_id, edition),
  CONSTRAINT edit_is_of_a_report FOREIGN KEY (locality_id, report_id) REFERENCES weekly_reports (locality_id, id)
);
COMMENT ON TABLE weekly_report_edits IS 'Every edition of a report, kept: who wrote it, and whether the program did.';

GRANT SELECT, INSERT, UPDATE ON weekly_reports TO camlo_app;
GRANT SELECT, INSERT ON weekly_report_edits TO camlo_app;
